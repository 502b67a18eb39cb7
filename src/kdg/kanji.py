"""How kanji sound: which an input method writes for what was meant, and what is typed in kana or romaji.

Floor 1, pure. Imported only where nothing is found as typed.

The readings are those of the 2,136 kanji of the Joyo table in the Unicode Han Database 15.0 (kJapaneseOn and
kJapaneseKun of what has kJoyoKanji; © Unicode, Inc., LICENSES/Unicode-3.0.txt), spelt as `kdg.folding.sound` spells
kana, which makes long and short vowels one; Japanese readings are with their endings, as dictionaries give them.
"""

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

_ON = (
    "a 亜雅 ai 哀喝愛挨曖 aku 厄悪握 an 安暗案行闇陰 atu 亜圧 ba 婆罵馬魔麻 bai 倍唄埋培売媒敗枚某梅毎皿貝買賠陪 "
    "baku 博幕暴漠爆縛脈膜貌麦 ban 万伴判晩板満番盤般蛮 batu 伐抜末罰閥 ben 便免勉平弁眠綿面 betu 別滅蔑 "
    "bi 備味尾微未眉美魅鼻 bin 便敏瓶縄貧頻 "
    "bo 乏亡傍冒剖募坊墓妄妨媒帽忘忙慕房暮暴望某棒模母毛猛猫畝盲矛簿紡網肪膨茂謀貌貿防 boku 僕墨撲木朴牧目睦 "
    "bon 凡煩犯盆門飯 botu 勃没 bu 不侮分奉武歩無符舞負部霧 bun 分問文紋聞蚊 butu 仏物 byo 妙描猫病秒苗 "
    "da 唾堕妥惰打蛇那駄 dai 代内台大奈弟待提第能題駄 daku 濁諾 dan 但南団壇弾断暖段男胆談 datu 奪税脱 "
    "den 伝殿田綻電 do 働努動同土堂奴導度怒憧洞瞳童耐胴脳藤農道銅 doku 毒特独読 don 曇貪鈍 e 会依回恵潰絵衛衣 "
    "ei 営影映景栄永泳英蛍衛詠鋭 eki 役易液疫益訳釈駅 en 俺円員園垣塩媛宛宴延怨援沿淡演炎煙猿縁羨艶遠鉛 "
    "etu 咽悦税脱説謁越閲 ga 何厄我牙瓦画芽苛賀雅餓 gai 刈劾外害崖慨概涯蓋街該骸 gaku 学岳楽額顎 "
    "gan 丸元含岩岸玩眼頑顔願 gatu 合月 ge 下夏外牙芽解 gei 児芸詣迎鯨 geki 劇撃激逆隙 "
    "gen 乾元原厳嫌幻弦患拳減源玄現眼舷言還限頑顔顕願験 gi 伎偽儀宜岐戯技擬棋欺犠疑義議 gin 吟言銀 "
    "go 互五偶傲剛午号合后呉娯強後御悟拷期業硬碁語誤護豪郷項 goku 極獄玉 gon 勤厳権眼禁芸言銀魂 "
    "gu 偶具宮惧愚救旧球虞遇隅 gun 群軍郡 gyaku 劇虐逆額 gyo 仰凝刑形御暁業漁蛍行語魚 ha 伯把波派破覇 "
    "hai 俳北培妃廃拝排敗杯罷肺背貝賠輩配陪 haku 伯剥博拍撲泊白百簿縛舶薄覇迫 "
    "han 伴凡判半反坂帆搬斑板氾汎煩版犯班畔番盤範繁翻般藩販返阪頒飯 hati 八鉢 hatu 八抜法発罰般鉢閥髪 "
    "hei 丙並併兵坪塀幣平弊批柄瓶病蔽評閉陛餅 heki 壁璧癖 hen 偏変弁片編辺返遍 hetu 弊閉 "
    "hi 不卑否妃彼悲扉批披比泌波疲皮碑秘罷肥被費避非飛鼻 hin 品浜貧賓頻 hitu 匹必泌筆 "
    "ho 保俸倣傍包哺培報奉宝封峰崩怖房扶抱捕捗放方普棒棚歩汎法泡浦父畝砲紡縫肪胞膨舗芳蜂補褒訪譜豊 ho 邦部防附飽 "
    "hoku 北撲朴 hon 体反品奔本盆翻返 hotu 勃払法発 "
    "hu 不付伏夫婦富封布府怖扶敷普歩汎浮父符缶腐膚覆訃譜豊負賦赴釜阜附風 huku 伏副幅復服福腹複覆 "
    "hun 分噴墳奮憤粉紛雰頒 hutu 不払沸費 hyaku 百迫 hyo 丙俵兵坪平拍柄標氷漂票表評餅 "
    "i 以位依偉医台唯囲委威尉彙意慰施易椅為畏異移維緯胃萎蛇衣違遺 in 印咽員因均姻引淫院陰隠音韻飲 iti 一壱逸 "
    "itu 一壱失汽迭逸 ka 下仮何佳価個偽加化可和嚇夏嫁家寡掛暇果架歌河渦火禍科稼箇花苛荷菓華誇課貨賀過鍋靴 "
    "kai 介会回塊壊届快怪悔慨懐戒拐掛改械楷概海潰灰界皆絵肯蓋街解計話該諧賄開階骸 "
    "kaku 各嚇客拡核格殻獲画確穫覚角較郭酷閣隔革鶴 "
    "kan 串乾冠刊勘勧喚堪完官寒寛巻干幹患感慣憾換敢棺款歓汗減漢環甘甲監看管簡紺緩缶肝艦観貫還鑑閑間 "
    "kan 関限陥韓館 kati 葛褐 katu 割合喝害括活渇滑葛褐越轄 ke 仮化嫁家懸気華 "
    "kei 京係傾兄刑啓型境契形径恵慶憩憬掲携敬景渓稽競系経結継茎蛍計詣警軽鏡頃驚鶏 keki 劇喫撃激隙 "
    "ken 乾件倹健兼券剣圏堅嫌巻建憲懸拳暖検権犬献玄現県研絹繭肩舷見謙賢身軒遣鍵閑間関陥険顕験 "
    "ketu 傑掲欠決潔穴結血 "
    "ki 乞亀企伎危喜器基埼奇姫季寄居岐崎己希帰幾忌戯揮旗既期机枝棄棋機欺毀気汽犠畿碁示祈紀肌虫規記 "
    "ki 貴起軌輝頃飢騎鬼 kiku 畜菊蓄 kin 亀京今僅勤吟均巾斤琴禁筋緊菌襟訓謹軽近金錦 kitu 吉喫詰 "
    "ko 互交仰侯個候光公功効勾区厚去口古句后向告呼喉固坑好孔孝孤家尻岡岬峡工巧己幸広庫康弧後恒慌戸 "
    "ko 抗拘拠拷控攻故教更枯校格桁梗構横橋江洪港湖溝火甲皇硬稿箇紅絞綱考耕耗股肯脅興航茎荒蓋虎虚虹 "
    "ko 行衡覚許誇講護豪貢購較郊酵鉱鋼錮降雇項顧香高黄鼓 koku 克刻可告国殻石穀角谷酷黒 "
    "kon 今卵困墾婚建恨懇昆根混献痕禁筋紺芸近金魂 kotu 乞掘滑窟骨 ku 久九休供具区口句娯工庫惧拒拘空紅苦貢遇駆駒 "
    "kun 勲君群薫訓軍輝郡 kutu 堀屈掘窟 kyaku 却客格脚隙 "
    "kyo 交享京供兄共凶協去叫向境孝居峡巨強恐恭慶拒招拠挙挟据教敬暁校梗橋況狂狭疑県矯競経絞給胸脅脇 "
    "kyo 興虚裾許警距車軽郷鏡響頃頬香驚 kyoku 局曲極獄革 kyu 丘久九亀休及吸嗅宮弓急救旧朽求泣球畜究窮糾級給脅臭臼 "
    "ma 摩磨馬魔麻 mai 埋売妹媒昧枚毎米 maku 幕膜 man 万慢満漫 matu 抹末 me 米馬 mei 冥名命明盟謎迷銘鳴 "
    "men 免綿面麺 mi 味弥未眉美魅 min 敏民眠 mitu 密蜜 mo 亡募妄帽忙望模母毛猛盟盲網耗茂貿 moku 墨木牧目睦黙 "
    "mon 問文紋聞門 mu 務夢武無矛舞謀霧 myo 名命妙明猫皿苗銘 na 奈納那 nan 南男軟難 nen 年念捻然燃粘軟 "
    "ni 二仁児尼弐 niku 肉辱 nin 人仁任妊忍認 no 悩濃納能脳農 nu 奴怒 nyaku 弱若 nyo 女如娘寧尿溺 nyu 乳入柔 "
    "o 亜凹区央奥往応悪押旺桜横欧殴汚王皇翁黄 oku 億屋憶沃臆 on 園怨恩温穏遠闇陰隠音飲 ra 果羅裸 "
    "rai 戻来瀬礼雷頼類 raku 楽絡落酪 ran 乱卵嵐欄浪濫藍覧 ratu 拉辣 rei 令例冷列励戻涙礼鈴隷零霊領麗齢 reki 暦歴 "
    "ren 廉恋練連錬鎌 retu 例列劣烈裂 ri 利吏履梨理璃痢裏里離麗 riku 六陸 rin 倫厘林臨論輪鈴隣 ritu 律慄率立 "
    "ro 侶労呂廊弄拉朗楼浪滝漏炉竜篭糧老賂路郎露 roku 六慮緑角録陸鹿麓 ru 流瑠留 rui 塁涙累雷類 ryaku 歴略 "
    "ryo 両了令侶僚呂寮慮料旅涼漁猟療瞭竜糧良虜量鈴録陵霊領 ryoku 力緑 ryu 柳流瑠留硫立竜粒隆 "
    "sa 佐作再唆左差挫査沙砂茶衰詐鎖 sai 催債再切塞妻宰彩才採撮斉斎最栽歳殺済災砕祭粋細罪菜裁西財責載采際 "
    "saku 作冊削捉搾昨柵策索酢錯 san 三傘参山惨散斬杉柵桟残産算蚕賛選酸 satu 冊刷刹察拶撮擦早札殺 se 世勢施 "
    "sei 世丼井凄制勢声姓婿征性情成政整斉星晴正歳浄清済牲生盛省精細聖製西証誓誠請逝醒青静 "
    "seki 借刺夕寂射尺席惜戚拓斥昔析潟石積籍績脊責赤跡適隻 "
    "sen 串仙先全前千占宣専山川戦扇旋染栓桟泉洗浅漸潜煎箋線繊繕羨腺膳船薦詮践遷選還銭鮮 seti 刹察節設 "
    "setu 切契折拙接摂殺準窃節舌設説逝雪 "
    "si 事仕伺使刺史司喜嗣四堤士姉始姿子寺差市師志思恣指摯支施旨是時枝柿次止歯死氏滋漬璽矢磁示祉私 "
    "si 積糸紙紫織肢脂自至芝茨視詞試詩誌諮識資賜辞雌食飼 siki 式拭織職色識 "
    "sin 伸侵信参唇娠寝審心慎振新森沈津浸深甚申真神紳臣芯薦薪親診請身辛迅進針震 siti 七質 "
    "situ 七執失嫉実室湿漆疾膝質 "
    "so 争倉僧初創双喪塑増壮奏奨宗将層巣彰想所扱承挿捜掃措操族早曹曽桑槽滝燥爪爽狙疎痩相礎祖租窓箱 "
    "so 粗素組総繰臓草荘葬藻装訴贈走趣踪送遡遭錯阻霜騒 soku 促側則即塞息戚捉束測触趣足速 son 存孫寸尊損村遜 "
    "sotu 卒帥率 su 主子守寿崇州数枢素足須 sui 出剤吹垂帥推椎水炊睡穂粋衰誰遂酔随髄 "
    "sya 且予借写卸射捨斜沙煮砂社者舎謝赦車遮邪 syaku 借尺惜昔析爵石籍赤跡酌釈 "
    "syo 上且丼乗井傷像償処初削助勝匠升召向咲唱商声奨姓宵将小少尚常床庶彰従性憧所承抄招挟掌政昇星昭 "
    "syo 晶暑書松様正沼洋消清渉湯焦焼照煮牲狙生症相省硝礁礎祥称章笑箱粧精紹組緒縦署聖肖腫荘葉衝装訟 "
    "syo 証詔詳請諸象賞踪野鐘阻障青 syoku 側即嘱属式拭植殖続織職色触識足食飾 "
    "syu 主修充収取受周呪囚執守宗宿寿就属崇州愁手拾数朱枢株殊狩珠痩祝秀秋種終羞習腫臭舟衆袖襲走趣蹴 "
    "syu 輸週酒酬醜銃集須首 syuku 叔宿淑祝粛縮蹴 syun 俊准旬春瞬純迅遵順 ta 他多大太妥池汰茶駄 "
    "tai 代体台堆大太対帝帯待怠態戴替汰泰滞耐胎脱袋諦貸追退逮邸鋭隊駄 taku 卓宅度択拓摘沢濯託 "
    "tan 丹丼但単反嘆堪壇弾担探旦曇段淡炎炭短端綻胆誕談鍛 "
    "tei 丁亭低体停偵呈堤定帝庁底庭廷弟打抵提替灯町程締聴艇訂諦貞逓逮邸錠頂 teki 嫡弔摘敵滴的笛躍適 "
    "ten 伝典厘填天展店殿添点田蚕貼転鎮電 tetu 哲徹撤窒迭鉄 ti 値地徴恥持植池治痴知祉稚緻置致遅 tiku 畜竹築蓄逐 "
    "tin 亭填朕枕沈珍賃鎮陣陳 titu 秩窒 "
    "to 丁倒党冬凍刀到同吐唐嘲囲図土堂塔塗妬島度当徒悼愉憧投挑搭斗東桃棟洞渡湯灯痘痛登盗瞳稲童等筒 "
    "to 答糖納統胴藤討読謄豆賭跳踏逃透途通道都銅闘陶頭騰 toku 匿得徳毒特督篤職読貸 ton 団屯盾純豚貪退鈍頓 "
    "totu 凸突頓 tu 痛通都 tui 堆墜対椎追隊 tyaku 嫡摘着箸著 "
    "tyo 丁丈亭停兆嘲塚帳庁弔張彫徴懲挑朝潮澄灯町畳眺祝箸緒聴腸著訂調貯貼超跳都重釣長頂鳥 tyoku 値勅捗直 "
    "tyu 中仲宙忠抽昼柱株沖注肘虫衷酎鋳駐 u 優右宇有羽芋雨 un 怨温芸運雲韻 wa 和話 wan 湾腕貫関 ya 冶夜邪野 "
    "yaku 厄役疫益約薬訳躍 yo 与予余妖容幼庸影応揚揺擁映曜栄桜様永洋湧溶用瘍窯縄羊腰葉要詳誉謡踊陶陽預養 "
    "yoku 億抑欲沃浴翌翼臆谷 yu 優勇又友右喩幼幽悠愉憂有油湧熊猶由癒融裕誘諭輸遊郵雄 yui 唯由維遺 za 座挫 "
    "zai 剤在才斉材罪財 zan 惨斬暫残漸 zei 税誓説 zen 全前善漸然燃禅繕膳軟銭 zetu 熱絶舌 "
    "zi 事二仕似侍児地士字寺弐慈持時次治滋璽磁示耳自茨詞辞除飼餌 ziki 直食 ziku 軸逐 "
    "zin 人仁刃妊尋尽朕沈甚神腎臣賃迅進陣陳 zitu 十実尼日 zo 像増憎曽臓蔵象贈造雑 zoku 俗属族続賊 zu 図豆途頭 "
    "zui 遂随髄 zya 社蛇謝邪 zyaku 寂弱着笛若著 "
    "zyo 丈上乗停兆冗剰助叙城場壌女如娘嬢定常序徐情成捻摂条浄溺濃状畳盛紹縄耳蒸誠譲貞醸錠除静 "
    "zyu 住儒充入十受呪寿就従拾授柔樹殊汁渋獣縦習肉襲訟重銃集需 zyuku 塾熟 zyun 准巡循旬殉準潤盾純遵順 zyutu 術述 "
    # what one kanji alone has
    "bati 罰 bei 米 beki 糸 beti 別 bitu 蜜 buku 伏 byaku 白 dati 達 dei 泥 deki 溺 getu 月 goki 極 gyoku 玉 gyu 牛 "
    "haku 剝 hiki 匹 hoti 発 hyoku 幅 iki 域 iku 育 kiti 吉 kya 脚 kyo 頰 metu 滅 motu 物 myaku 脈 nai 内 nei 寧 "
    "neti 熱 netu 熱 niti 日 non 暖 oti 越 otu 乙 riki 力 riti 律 ro 籠 ron 論 siti 叱 situ 叱 sun 寸 syutu 出 "
    "tatu 達 ten 塡 tin 塡 tya 茶 tyun 屯 utu 鬱 wai 賄 waku 惑 zatu 雑 ze 是 zon 存 zyoku 辱 "
)

_KUN = (
    "abaku 摘暴 abareru 暴 abiru 浴 abiseru 浴 abunai 危 abura 油肪脂 ada 敵 aete 敢肯 agameru 崇 aganau 購 "
    "agaru 挙揚騰 agata 県 age 揚 ageru 挙揚称 ageturau 評論 ago 顎 ai 相藍際 aida 間 aite 対 aka 丹朱赤 akagane 銅 "
    "akai 紅赤 akarui 明 akasi 証験 akatuki 暁 ake 朱 akeru 明 aki 秋 akinau 商販貿 akiraka 哲察彰明昭晶朗爽的瞭章顕 "
    "akirameru 諦 akiru 飽 akogareru 憧 aku 空開 akubi 欠 akuruhi 翌 ama 尼雨 amai 甘 amaneku 旬 amanesi 周普遍 "
    "amanziru 甘 amari 余剰羨 amaru 余剰 amatusae 剰 ame 天糖雨 ami 網羅 amu 編 ana 坑堀孔穴 anadori 侮 "
    "anadoru 侮傲慢 ananisuru 坑 ane 姉 ani 兄庸昆 ao 青 aogu 仰 aoi 青 aoru 仰 aragane 鉱 arai 洗粗荒 "
    "arakazime 予逆預 arasi 嵐 araso 争訟 arasoi 争 arasu 荒 arata 新 aratamaru 改革 aratame 改 aratameru 改更革 "
    "arau 洗濯 arawareru 形彰現露顕 arawasu 現著表 arazu 否非 areru 荒 aru 在存有 aruku 歩 aruzi 主 asa 朝麻 asai 浅 "
    "ase 汗 aseru 焦 asi 止脚足 asita 旦朝 asobi 遊 asobu 遊 ataeru 与予付 atai 価値 atakamo 宛 atama 頭 atarasi 新 "
    "atari 辺 ataru 丁中当応抗抵 atataka 温 atatakai 暖 atatamaru 暖 atatameru 暖温 atau 能 ate 宛当 ateru 充射当抵 "
    "ato 後痕跡踪 atui 厚暑熱篤 atukau 扱 atumaru 会彙朝集 atumeru 集 atusa 暑 au 会値合遇遭 awa 泡 awai 淡 aware 哀 "
    "awaremu 哀 awaseru 併合 awatadasi 慌 awateru 慌 aya 彰文章紋 ayabumu 危 ayakaru 肖 ayamari 誤 ayamaru 誤謝 "
    "ayamatu 過 ayasi 奇怪異 ayasimu 怪 ayaturu 操 ayaui 危 ayumi 歩 ayumu 歩 aza 字 azakeru 嘲 azamuku 欺 azanau 糾 "
    "azayaka 鮮 aze 畔 azi 味 aziwau 味 azukaru 預 azukeru 預 azuma 東 azumaya 亭 ba 場壇 baba 婆 bakari 可許 "
    "bakasu 化 bakemono 魅 bakeru 化 be 辺 beni 紅脂 besi 可 bosi 帽 boti 点 bozu 僧 bunmawasi 規 buta 豚 dake 丈 "
    "daku 抱 damaru 黙 dare 誰 dasu 出 dausu 打 deku 塑 deru 凸出 do 胴 domo 共 donburi 丼 dono 殿 doro 塗泥 "
    "ebisu 蛮 eda 支条枝 edamiti 岐 edati 役 egaku 描 emu 笑 ena 胞 engumi 婚 erabu 択簡選 erai 偉 eri 襟領 eru 得獲 "
    "esa 餌 eyami 疫 gaenzi 肯 gake 崖 gara 柄 go 棋 gotoku 如 guramu 瓦 ha 刃歯牙端羽葉 haba 巾幅 habamu 阻 "
    "haberu 侍 habuku 省 hada 肌膚 hadaka 裸 haeru 映栄生 hagane 鋼 hagemasu 励激 hagemu 励 hageru 剝剥 "
    "hagesi 劇激烈 hagesiku 激 hagu 剝剥 hagukumu 哺育 haha 母 hahuri 祝 hai 灰肺 hairu 入 haka 墓墳 hakadoru 捗 "
    "hakari 衡 hakaru 図寸度擬料権測画略称程衡訂計評諮謀講議量 hake 刷 hako 箱 hakobu 搬運 haku 刷吐噴履掃欧 hama 浜 "
    "hana 花英華鼻 hanabusa 英 hanahada 太孔甚 hanareru 離 hanasi 話 hanasiau 講 hanasu 放話離 hanatu 放発縦 "
    "hanayaka 華 hane 羽 haneru 跳 hara 原腹 harai 払 haramu 妊娠胎 harasu 晴 harau 払掃除 harawata 腸臓 hare 晴 "
    "haremono 腫 hareru 晴腫 hari 帳張針 haru 張春貼 haruka 悠 hasamu 挟 hasi 橋端箸 hasigo 階 hasira 柱 "
    "hasiru 奔走逸 hata 旗機畑端 hatake 畑 hataraki 働用 hataraku 働 hatasu 果 hate 果涯 hati 盆蜂鉢 hatimitu 蜜 "
    "hatu 初 haya 早 hayai 早疾迅速鋭 hayasi 林 hazama 峡 hazi 恥 hazimaru 始 hazime 一初大始祖 hazimeru 創始 "
    "haziru 恥羞 hazukasi 恥 hazumu 弾 hazusu 外 he 戸 hebi 蛇 hedatari 隔 hedataru 隔 hedate 障 hedateru 距阻隔 "
    "herasu 減 heri 縁 heru 損歴減経耗閲 heya 坊室房曹 hi 日氷火灯陽 hibi 日 hibiki 韻響 hibiku 響 hidari 左 "
    "hideru 秀英 hieru 冷 higasi 東 hige 須 hikae 控 hikaeru 控 hikari 光曜 hikaru 光 hikiru 将帥率督 "
    "hiku 引弾抽援貫 hikui 低卑 hima 暇隙 hime 姫媛 himeru 秘 himorogi 福 hineru 捻 hinoe 丙 hinoto 丁 hira 平枚 "
    "hiraku 啓墾披拓挨撤開 hiratai 平 hiro 尋拓拾摘 hirogaru 拡氾 hirogeru 広拡 hiroi 博寛広汎漠 hiromeru 博広拡 "
    "hiru 干昼 hirugaeru 翻 hirugaesu 翻 hisasi 久寿弥 hisoka 密私 hisokani 密窃 hisomu 潜 hisyaku 斗 hitai 題額 "
    "hitaru 浸 hitasu 浸淫漬 hito 人仁 hitoe 単 hitoeni 偏 hitomi 瞳 hitori 孤特独 hitosi 均斉準等 hitosiku 斉 "
    "hitotabi 一 hitotu 一壱隻 hitoya 獄 hitugi 棺 hituzi 未羊 hiza 膝 hizi 肘 hiziri 聖 ho 帆朴穂頬頰 hobo 粗 "
    "hodo 程 hodokosu 施 hogaraka 朗洞 hoka 他外 hoko 矛 hokori 誇 hokoru 伐誇 homare 誉 homeru 美褒誉賞 homuru 葬 "
    "hone 骨 hono 炎 hora 洞 hori 堀 horobiru 亡喪滅 horobosu 滅 horu 堀彫掘 hosi 星欲 hosimama 恣淫 hosoi 細繊芯 "
    "hosu 干 hosuru 欲 hotaru 蛍 hotogi 缶 hotoke 仏 hotori 辺 hubito 史 huda 札版票箋簡 hude 筆 hue 笛管 hueru 増殖 "
    "hukai 洞深 hukameru 深 hukasa 深 hukeru 更老 hukin 巾 huku 吹噴拭 hukumeru 含 hukumu 含哺 hukuramu 膨 "
    "hukureru 膨 hukuro 袋 humi 冊史文書籍編 humoto 麓 humu 履践踏 hunabata 舷 hune 舟船艇 hure 触 hureru 触 huri 振 "
    "huru 奮振揮降零震 hurueru 震 hurui 古旧陳 hurusato 郷 husa 房総 husagaru 窒 husagu 塞塡填窒錮 husegu 抗拒防障 "
    "huseru 伏 husi 節 huta 蓋 hutatabi 二再複 hutatu 両二双弐 huti 俸秩縁 hutoi 太 hutokoro 懐 hutoru 太 "
    "huyasu 増殖 huyu 冬 huzi 藤 ibara 茨 ibari 尿溺 ibukuro 胃 idaku 抱擁腹 ido 井 idomu 挑 ie 宅宇宮家 iegara 閥 "
    "ieru 癒 igeta 韓 ikadeka 争 ikaru 怒 ikazuti 雷 ike 池 ikenie 牲犠 iki 息気粋 ikidori 憤 ikidoru 憤 ikioi 勢 "
    "ikiru 活 iko 休憩 ikoi 憩 iku 幾往行 ikusa 兵師戦軍陣 ikusabune 艦 ima 今 imada 未 imasime 戒警 "
    "imasimeru 勅戒警 imasu 在座 imo 妹芋 imoto 妹 imu 忌 in 院 ina 否 inaka 郊 inamu 否 inaya 不 inazuma 電 ine 稲 "
    "inisie 古往 inohu 胃 inori 祈 inoru 祈 inoti 命 inu 犬 inui 乾 io 硫 iradatu 苛 ireru 内容納 irie 湾 iro 色 "
    "irodori 彩 irodoru 彩 irori 炉 iru 入内冶射居煎要鋳 isagyoi 潔 isamasi 勇 isamu 勇 isao 功勲績閥 isaru 漁 "
    "isi 石 isibumi 碑 isizue 礎 isogasi 忙 isogu 急 isu 椅 ita 板版 itadaki 頂 itadaku 戴頂 itai 痛 itami 痛 "
    "itamu 傷悼惨戚痛 itari 至 itaru 到戻摯格至詣造 itasu 効致輸 itawaru 労 itazurani 徒 iti 市 itizirusi 著 ito 糸 "
    "itoguti 緒 itokenai 稚 itoma 暇 itonami 営 itonamu 営 itosi 愛 ituke 令 itukusi 厳 itukusimi 慈 itukusimu 仁慈 "
    "itutu 五 ituwari 偽 ituwaru 偽矯詐誕陽 iu 言道 iwa 岩 iwanya 況 iwau 祝 iwaya 窟 iyasi 卑 iyasimeru 卑 "
    "iyasu 医療 izanau 誘 izuku 何 izukunso 安悪 izumi 泉 ka 日箇蚊邪香鹿 kabane 姓 kabe 壁 kabu 株 kado 廉角門 "
    "kaerimiru 省顧 kaeru 反回変帰復換易替貿返還 kaesu 反復返 kaete 却 kagameru 屈 kagami 鏡鑑 kagamu 屈 kagayaki 輝 "
    "kagayaku 曜輝 kage 影景陰 kageru 陰 kagi 勾鍵 kagiri 限 kagiru 画限 kago 籠 kagu 嗅臭 kai 貝 kaibaoke 槽 "
    "kaiko 蚕 kaina 腕 kakaeru 抱 kakageru 挑掲 kakari 掛 kakaru 係懸掛架県 kakawaru 係拘渉関 kake 賭 kakehasi 桟 "
    "kakeru 懸掛架欠県賭駆 kaki 垣塀柿 kako 囲 kakoi 囲圏 kakomu 囲 kaku 書 kakureiwa 礁 kakureru 匿蔵隠 "
    "kakusu 匿秘隠 kama 窯釜鎌 kamae 構 kamaeru 構 kamau 構 kame 亀瓶 kami 上皇神紙髪 kaminari 雷 kamosu 酎醸 "
    "kanaderu 奏 kaname 腎要 kanarazu 必 kanasi 哀悲 kanasimi 悲 kanasimu 悲 kanau 協諧適 kanbasi 芳 kane 金鐘 "
    "kaneru 兼摂該 kanete 兼 kangae 考 kangaeru 勘校案稽考 kangamiru 鑑 kanmuri 冠弁 kano 彼 kanoto 辛 kanuki 関閣 "
    "kanziru 感 kao 顔 kaori 芳薫香 kaorigusa 薫 kaoru 薫 kara 唐殻漢空 karada 体 karai 苛辛辣 karakuri 枢機 "
    "karamu 絡 karanasi 奈 karasu 枯 karauta 詩 kare 彼 kareru 枯 kari 仮借債刈権狩猟田苗 karini 仮 kariru 仮借 "
    "karonziru 軽 karoyaka 軽 karu 刈狩猟穫駆 karui 軽 kasa 傘層瘍蓋 kasanaru 層 kasane 襲 kasaneru 畳累複重 "
    "kase 校械 kasegu 稼 kasi 菓 kasigu 炊 kasikoi 賢 kasikosi 畏 kasira 頭 kasu 貸 kasuka 幽微 "
    "kata 型形方楷模潟片肩象 katadoru 像肖象貌 katai 固堅硬確難 kataki 敵 kataku 堅 katakuna 頑 katamari 団塊 "
    "katame 固 katameru 固 katamini 迭 katamuku 傾 katana 刀 kataru 拐語談 katati 像容形状貌 katawara 側傍 "
    "katayoru 偏 kate 曽糧 kati 徒褐 katu 且克勝 katugu 担 kau 交牧畜買飼 kawa 側川河皮革 kawakasu 乾 kawaki 渇 "
    "kawaku 乾渇燥 kawara 瓦 kawaru 代化変換替迭逓 kaya 茨 kayo 通 kazari 飾 kazaru 文飾 kaze 風 kazoeru 数算計 "
    "kazu 員数算 kazutori 策 ke 毛 kedamono 獣 kegareru 汚 kegasu 汚 kemisuru 閲 kemono 獣 kemui 煙 kemuri 煙 "
    "kemuru 煙 kerai 臣 keru 蹴 kesiki 景 kesu 消 keta 桁 kewasi 崎阻険 kezume 距 kezuru 刊削殺 ki 寸木樹黄 kiba 牙 "
    "kibisi 厳緊辣酷 kieru 消 kikoe 聞 kikoeru 聞 kiku 利効聞聴 kimaru 決 kimeru 決 kimi 侯公后君王皇 kimo 肝胆 "
    "kimono 服 kino 昨 kinoe 甲 kinoko 菌 kinoto 乙 kinu 絹 kirau 嫌 kire 切片 kiri 切雰霧 kiru 伐刃切斬服着衣被 "
    "kisaki 后妃 kisi 岸涯 kiso 競 kita 北 kitaeru 段鍛 kitanai 汚 kitaru 来 kitigai 狂 kito 純 kiwa 際 "
    "kiwamaru 極究窮谷 kiwameru 極究窮 kiyoi 清 kiyomeru 清 kizahasi 陛階 kizami 刻 kizamu 刊刻契 kizasi 兆幾朕 "
    "kizasu 兆 kizi 素 kizu 傷創 kizuku 城築 ko 乞個児子小恋神箇粉請講 kobamu 拒 kobe 元頭首 koboreru 零 kobotu 毀 "
    "kobusi 拳 koe 声肥 koeru 沃肥肪超越 kogasu 焦 kogeru 焦 kogoeru 凍 koi 乞恋濃請 koinegau 希庶 koisi 恋 koko 是 "
    "kokonotu 九 kokoro 心情意精 kokoroyoi 快 koku 扱 koma 駒 komakai 細緻苛 komaru 困 komayaka 濃 kome 米 komeru 籠 "
    "komi 込 komiti 径 komo 薦 komoru 籠 komu 込 komuru 被 kon 紺 kona 粉 kono 是 konomu 好楽 korasu 凝懲 "
    "kore 唯是時維諸 kori 氷郡 koriru 懲 koro 頃 korobu 転 korogaru 転 koromo 衣 korosu 殊殺 koru 凍凝 kosi 腰 "
    "koso 社 kosu 超越 kotae 答 kotaeru 応答 koto 事故殊琴異言 kotoba 言詞語辞 kotobuki 寿 kotohogu 寿 kotonaru 異 "
    "kotoni 特 kotowari 理 kotowaru 断謝辞 kotozi 柱 kowai 剛怖 kowareru 壊 kowasu 壊 koyasu 肥 koyomi 暦 kozoru 挙 "
    "kozue 標 ku 喫食 kubaru 配 kubi 首 kubomi 凹 kubomu 凹 kuda 管 kudaku 拉砕 kudamono 果菓 kudan 件 kudari 件 "
    "kuiru 悔 kuki 茎 kukuri 括 kukuru 括 kuma 奥曲熊 kumi 組隊 kumiai 社 kumihimo 組 kumisuru 与 kumo 雲 kumori 曇 "
    "kumoru 曇 kumu 組酌 kuni 刹国邦 kura 倉座庫蔵 kuraberu 方校比較 kurai 位冥夢幽慌昧暗曖盲闇陰 kuraisuru 位 "
    "kurasu 暮 kurau 食 kure 呉晩暮 kurenai 紅 kureru 呉暮 kuro 玄畔黒 kurogane 鉄 kuroi 黒 kuru 来狂繰 kuruma 車 "
    "kurusi 苦 kurusimu 厄困弊苦 kuruwa 郭 kusa 草 kusabi 轄 kusabuki 茨 kusagiru 芸農 kusai 臭 kusanoko 芸 "
    "kusari 鎖 kusaru 腐 kuse 癖 kusi 串奇 kusuri 薬 kususi 医 kuti 口 kutibiru 唇 kutiru 朽 kutu 履靴 "
    "kutugaesu 傾覆 kuturogu 寛 kuwa 桑 kuwadate 企 kuwaeru 加尚 kuwaete 加 kuwasi 委精細詳 kuwawaru 加 kuyamu 悔 "
    "kuzikeru 挫 kuziku 折挫 kuzira 鯨 kuzu 葛 kuzureru 堕崩 kuzusu 堕崩 kyoi 浄 kyumi 弧 ma 真間 maborosi 幻 "
    "madara 斑 mado 惑窓迷 madoi 惑 mae 前 magai 擬紛 magaki 藩 magaru 勾曲 mageru 曲 magireru 紛 mago 孫 "
    "magokoro 忠肺衷 mai 舞 mainau 賂賄 mairu 参 makanai 賄 makanau 賄 makaru 罷 makaseru 任信 makeru 負 maki 牧 "
    "makimono 軸 makoto 信款真誠諦 makotoni 涼真誠 maku 巻膜 makura 枕 mama 継 mame 豆 mamieru 見謁 mamireru 塗 "
    "mamono 魔 mamori 守衛 mamoru 守衛護 manabiya 塾 manabu 学 manako 目眼 maneki 招 maneku 招 mare 希 marodo 客賓 "
    "maru 円 marui 丸円団 marumeru 丸 maruta 材 masa 正 masani 多将適 masaru 勝多賢 masu 倍升増字斗滋益 "
    "masumasu 滋益 mata 又復股還 matai 全完 mataku 全 matataki 瞬 matataku 瞬 mati 坊町街 mato 侯的絡 matosuru 全完 "
    "matu 待松遅需 maturi 祭 maturu 祭郊 mau 舞 mawari 周 mawaru 回 mawasu 回 mayo 迷 mayoi 迷 mayu 眉繭 mazaru 混 "
    "mazeru 剤混 mazieru 雑 maziru 交混錯雑 maziwaru 交参接際 mazu 先 mazusi 貧 me 女奴目芽雌 meawaseru 妻 mederu 愛 "
    "megumi 恵潤 megumu 恩恵芽 megurasu 運 meguru 周巡旋環般転週運還 mekura 盲 memori 度 mesi 飯 mesu 召徴雌 "
    "metoru 米 mezurasi 奇珍 mi 子実身 midara 淫 midareru 乱濫 midari 妄漫 midarini 妄漫濫 midasu 乱 midori 緑 "
    "mieru 見 migaku 研磨 migi 右 mikado 帝 miki 幹 mikoto 命 mimi 耳 mina 皆 minami 南 minamoto 源 minasigo 孤 "
    "minato 港 mine 峰 minikui 醜 minori 稼 minoru 実年 miru 察監相省看督見視覧観診 misaki 岬 misao 操節 misasagi 陵 "
    "mise 厘店舗 mitabi 三 mitamaya 寝 mitasu 充満 miti 倫径術路軌途道 mitibiki 導 mitibiku 導道 mitiru 充塞実満 "
    "mitome 認 mitomeru 認 mitu 三参蜜 mitugi 租税貢賦 mitugu 貢 miuti 戚 miya 宮 miyako 京師府畿都 mizikai 短 "
    "mizime 惨 mizo 溝 mizu 水 mizukara 自親身 mizuke 汽 mizumi 湖 mizumori 準 mo 喪最藻 modasu 黙 moderu 詣 "
    "modosu 戻 moeru 炎然燃 mogasa 痘 moguru 潜 mokeru 設 momo 桃百股 monbeya 塾 mono 物者 monoimi 斎 mononoke 魅 "
    "monosasi 尺 mopara 専純 morasu 漏 moreru 漏 mori 守森 moro 諸 moromoro 庶 moru 漏盛 mosi 即設 mosikuha 若 "
    "mosu 啓申白 mote 以将用 moteasobu 弄玩 motenasu 遇 moti 持望餅餌 motiru 庸用須 moto 下元原基旧本素許資質酵 "
    "motoi 基 motomeru 求索要需須 motomo 最 motoru 左戻 motozuku 基 motu 持有 moyasu 燃 moyo 紋 moyosi 催 moyosu 催 "
    "mube 宜 muda 冗 mugi 麦 mugiko 麺 mugoi 辣酷 mukaeru 迎逆 mukasi 昔 mukau 向対 muko 婿 muku 剝剥向 mukui 酬 "
    "mukuiru 報酬 mukuro 骸 munasi 虚 mune 宗旨棟極胸臆 mura 党村 muragaru 群 murasaki 紫 murasu 蒸 mureru 群 "
    "muro 室 musaboru 貪 musi 虫 musiro 寧席 musu 蒸 musubi 結 musubu 結締 musume 女娘嬢 mutabi 六 muti 囲策 mutu 六 "
    "mutubu 睦 mutumazi 睦 muzukasi 難 na 名菜 nabe 鍋 nada 洋 nado 等 nae 苗 naeru 萎 nagai 永長 nagame 眺 "
    "nagameru 眺詠 nagare 流 nagareru 泌流 nagasu 流 nageki 嘆 nageku 嘆慨 nageru 投 nagomu 和 nagoyaka 和 naguru 殴 "
    "nagusami 慰 nagusamu 慰 nai 亡微無蔑 naigasiro 蔑 naka 中仲 nakaba 半央 nakadaka 隆 nakama 党 nakare 無 naki 泣 "
    "nakodo 媒 naku 吟泣鳴 nakunaru 亡 namakeru 怠 namameku 妖 namari 鉛 nameraka 滑 nami 並波浪 namida 涙 naname 斜 "
    "nanantosu 垂 nanatabi 七 nanatu 七 nani 何甚那 nanoru 名 nanzo 何害寧底那 nao 猶 naoi 直縮 naoru 治 naosu 直 "
    "naraberu 並方比配 narabini 並 narabu 併双対比配麗 narai 習 narasu 慣鳴 narau 倣効習閑 narawasi 俗慣 nareru 慣 "
    "naru 成造鳴 nasake 情 nasi 梨 nasu 作成為 natu 夏 natuku 懐 nawa 索縄 nayami 悩 nayamu 悩 naziru 詰 nazo 謎 "
    "nazoraeru 准擬 nazukeru 名 nazumu 泥 ne 値根音 nebaru 粘 negai 願 negau 尚願 negirau 労 neko 猫 nemuri 眠睡 "
    "nemuru 眠睡 nengoro 懇 nenziru 念 nerau 狙 neriginu 練 neru 寝練錬 netamu 妬嫉 ni 丹新荷 niarazu 不 nibui 鈍 "
    "niburu 鈍 nieru 煮 nigai 苦 nigeru 北逃 nigiri 握 nigiru 握 nigori 濁 nigoru 汰濁 nigosu 濁 nikui 憎 "
    "nikumu 嫉悪憎疾醜 nikusimi 憎 ninau 任担荷 nio 匂 nioi 匂臭 niru 似煮熟肖 nise 偽 nisi 西 nisiki 錦 niwa 庭廷 "
    "niwaka 卒 niwakani 勃 niwatori 鶏 nizi 虹 nizimu 泌 no 野 nobasu 伸延 noberu 叙展序演述陳 nobiru 伸展延申 "
    "noboru 上升昇登騰 nodo 咽喉 nogareru 逃 nogasu 逃 nogi 秒 noki 宇軒 nokoru 残 nokosu 残遺 nomi 耳 nomiso 脳 "
    "nomu 喫飲 nonosiru 罵 nori 儀典刑則式律憲法準範紀規詮象 norito 祝 noro 呪 noroi 呪 noru 乗宣搭載騎 "
    "noseru 乗搭載駄 notamau 宣 noti 後 noto 節 notoru 則式楷模法 nozoku 勾除 nozomi 望 nozomu 望臨 nu 縫 nugeru 脱 "
    "nugu 拭脱 nuime 縫 nukazuku 頓 nukeru 脱 nuku 抜抽 numa 沼 nuno 布 nunoko 褐 nureru 需 nuru 塗 nusa 幣 nusi 主 "
    "nusumi 盗 nusumu 盗窃 obi 帯紳 obiru 帯 oboeru 憶覚 oboreru 没溺 obune 舶 obyakasu 脅 odayaka 妥穏 odokasu 脅 "
    "odori 踊 odorokasu 驚 odoroku 驚 odoru 跳踊躍 odosu 嚇威脅 oeru 終 ogamu 拝 ogara 蒸 ogi 扇 oginau 補 "
    "ogoru 傲慢汰泰 ogosoka 厳荘 oi 多巾老蔽衆覆 oini 大 oiru 老 oka 丘塔岡阜陵陸 okasu 侵冒干犯 oke 槽 oki 大巨沖泰 "
    "okina 翁 okiru 興起 okite 法 okonau 行 okoru 勃怒発興起 okosu 興 okotaru 怠惰慢 oku 奥居措置錯 okureru 後遅 "
    "okuri 送 okuru 帰贈輸送 okusuru 臆 omi 臣 omizu 洪 omo 主以念思想意憶懐面 omoi 思想意重 omomuki 情概況趣 "
    "omomuku 赴趣 omomuro 徐 omonpaka 慮虞 omori 権 omote 表面 omune 概率 on 御 ona 女婦 onazi 同 oni 鬼 ono 斤 "
    "onono 各 ononoku 慄戦 onore 己 onozukara 自 ore 俺 oreru 折 ori 機 oriru 降 oroka 愚痴 orosi 卸 orosu 卸 "
    "oru 処居折織 osa 令伯師長 osae 鎮 osaeru 制圧尉抑押 osamaru 収治 osameru 乱修収御扱摂攻易治理略紀納統蔵領 "
    "osanai 幼稚 ose 仰命 osi 惜押特 osie 徳教訓 osieru 教訓 osihakaru 億 osihiraku 排 osimu 惜愛 osite 推 oso 襲 "
    "osoi 晩遅 osore 恐虞 osoreru 怖恐惧慄畏 osorosi 恐 osu 押推雄 oti 遠 otiru 堕墜落陥零 oto 乙夫音 otoko 夫子男郎 "
    "otoroeru 衰 otoru 劣 otosireru 陥 otosu 落 ototo 弟 otozureru 訪 owaru 了卒終 oya 親 oyake 公官 oyobi 及 "
    "oyobosu 及 oyobu 及逮 oyogu 泳 oyoso 凡 ozara 盤 ozi 叔 oziru 怖 ozutu 砲 pensu 片 pondo 封 ra 等 rikimu 力 "
    "rui 塁 sa 早狭 sabaku 劾裁 sabi 寂 sabisi 寂 saburau 侍候 sadamaru 定 sadame 定 sadameru 定断論 saegiru 遮 "
    "saga 性 sagasu 捜探 sageru 提 sagesumu 蔑 saguru 探 sai 埼 saiwai 幸祉祥福 saka 坂阪 sakae 栄 sakaeru 栄 "
    "sakai 域境封界 sakan 典史壮属旺盛目 sakana 魚 sakarau 逆 sakaru 盛 sakasama 倒 sakazuki 杯爵 sake 酒 "
    "sakebu 叫号 sakeru 爆裂避 saki 先咲埼崎 sakini 向郷 sakinziru 先 saku 割咲析決裂 sakura 桜 sama 態様 "
    "samasu 覚醒 sameru 冷醒 samui 凄寒 samurai 侍士 samusa 寒 sane 核 sara 更皿 saru 去猿申 sasaeru 支柱 saso 誘 "
    "sasu 刺射差指挿 sasuru 擦 sati 幸 sato 糖落郷里 satoi 哲巧敏 satori 悟 satoru 喩悟憬暁覚解 satosu 喩諭 sawa 沢 "
    "sawagasi 騒 sawagu 騒 sawaru 触障 sawayaka 爽 sazukaru 授 sazukeru 授 se 瀬畝背脊 sebameru 狭 sebone 呂 "
    "sei 背脊 seki 席関 semai 狭 semaru 促拶薄迫 seme 責 semeru 攻数譲責 sen 腺 senin 仙 senoki 栓 sento 仙 seru 競 "
    "sezu 不 si 椎 siawase 幸 siba 芝 sibaraku 少暫頃 sibaru 累縛 siboru 搾絞 sibu 渋 sibui 渋 sigarami 柵 "
    "sigeru 滋繁茂鬱 sigesi 密繁 sika 鹿 sikaru 叱喝 sikasi 併 sikasite 然 siki 敷 sikiri 閑 sikirini 連頻 sikiru 局 "
    "siku 如布敷施舗頒 sima 島州 simaru 締 simeru 占湿絞締閉 simesi 示 simesu 呈湿示観 simiru 染 simo 下霜 "
    "simobe 僕隷 sina 品科級階 sinayaka 繊 singari 殿 singi 軸 sinobi 忍 sinobu 忍 sinogu 陵 sinu 死没 sio 塩潮 "
    "sioki 刑罰 sirabega 劾 siraberu 査検調 sirase 訃 siraseru 報知 siri 尻 sirizoku 却退 siro 代城白 sirogane 銀 "
    "siroginu 素 siroi 白 siru 察強汁液知識 sirusi 印徴標璽症章記識首験 sirusu 志款紀署記誌識譜載銘録 sisi 肉 "
    "sita 下舌 sitagaeru 従 sitagau 伏儒従循服殉若賓遜遵陪随隷順 sitageru 虐 sitasi 親 sitataka 健 sitatari 滴 "
    "sitataru 滴 sitau 慕 situraeru 設 sizuka 禅閑間静 sizuku 滴 sizumaru 鎮静 sizumeru 沈鎮静 sizumu 沈没 "
    "so 傍副沿添 sobameru 側 sodateru 育 sodatu 育 sode 袖 soe 副添 soeru 添 sogu 殺 soko 底 sokonau 害損残毒虐賊 "
    "sokoneru 損 somaru 染 someru 染 somuku 倍畔背 sonae 供備具 sonaeru 供備具膳 sonawaru 備 sono 園該 sora 天宙空 "
    "sore 夫 soregasi 某 soreru 逸非 soro 候斉 soroeru 剤 soru 反 sosiru 刺毀 sosogu 沃注 soto 外 sotu 帥 "
    "sozoroni 漫 su 吸州巣酢酸 sube 術 suberu 滑統総部 subete 凡総都 sudama 魅 sudeni 既業 sue 委季据末標陶 sueru 据 "
    "sugata 姿 sugi 杉 sugiru 過 sugoi 凄 sugureru 俊傑優卓 sui 酸 sukasu 透 suke 介佐助 suki 銭隙 sukosi 少 "
    "sukoyaka 健 suku 好巣救済透 sukui 救 sukunai 寡少鮮 sumai 堂 sumasu 澄 sumau 宅 sumeragi 皇 sumi 墨澄炭角隅 "
    "sumiyaka 速 sumu 住済澄 suna 沙砂 sunadori 漁 sunadoru 漁魚 sunahara 漠 sunao 順 sunawati 便則即曽 "
    "suru 刷抹摩擦 surudoi 利鋭 susabi 遊 susamazi 凄 suso 裾 susugu 雪 susuki 薄 susumeru 享勧奏奨羞膳薦進 "
    "susumu 前漸進 sutareru 廃替 sutaru 廃 suteru 捨撤棄遺釈 suwaru 座 suzi 条理筋統線脈 suzu 鈴 suzusi 涼 syaku 簿 "
    "syukuba 郵 ta 田 taba 束 tabaneru 束 taberu 食 tabi 度旅 tada 但唯第 tadasi 但楷正貞 tadasu 政格正糾規訂 "
    "tadatini 直 tadayo 汎漂 tae 妙 taeru 任勝堪禁絶耐 tagai 互差 tagaini 逓 tagau 差爽距違錯 tagayasu 耕農 tagu 匹 "
    "tagui 例倫偶匹双彙醜類 taguru 降 taira 壇平 tairageru 成 taka 額 takadono 堂楼閣 takai 崇隆高 takamaru 高 "
    "takara 宝幣財貨 takasa 高 takatuki 豆 take 丈岳竹 takeru 長 takesi 健威武猛 taki 滝 takigi 薪 taku 炊 "
    "takumi 匠工巧 takuwae 蓄 takuwaeru 畜蓄貯 tama 丸弾玉珠球璧霊 tamago 卵 tamaki 環 tamamono 賜 tamasi 神魂 "
    "tamatama 偶遇 tamau 給賜 tamawaru 賜 tame 為 tameru 矯 tamesi 例 tamesu 試験 tami 民 tamotu 保存有 tamuro 屯 "
    "tana 店架桟棚閣 tane 種 tani 渓谷 tanomu 嘱負頼 tanosi 愉楽 tanosimu 娯宴愉楽 taoreru 倒 taosu 倒 tarai 盤 "
    "tarasu 垂 tareru 垂 tariru 足 tasika 確 tasu 足 tasuke 佐援 tasukeru 介佐助右左扶援相翼賛質 tataeru 賛 "
    "tatakai 闘 tatakau 戦闘 tataku 殴 tatami 畳 tatamu 畳 tate 盾縦館 tateisi 碑 tateito 経 tateru 建植樹立 tati 性 "
    "tatobu 宗尊尚崇 tatoeru 例喩 tatoi 借尊貴 tatu 断殊立竜絶裁製起 tawamure 戯 tawara 俵 tayasu 絶 tayori 便信頼 "
    "tayoru 頼 tazuneru 原尋討訪 tazusaeru 携 te 手 teasi 肢 tegata 券 tera 刹坊塔寺 terasu 照 teri 照 teru 照 "
    "tesuri 欄 tezukara 手 ti 乳千血 tigau 違 tigiru 契期 tikai 幾庶盟誓近 tikara 力 tikau 盟矢誓 tinamu 因 "
    "tirakasu 散 tirasu 散 tiru 散 tisai 小繊 titi 乳父 titizake 酪 tizimaru 縮 tizimu 緊縮 to 十問存戸拾訪諮 "
    "tobari 帳 tobasu 飛 tobira 扉 tobosi 乏 toboso 枢 tobu 翌跳飛 todoke 届 todokeru 届 todokoru 滞 todoku 届達 "
    "todomaru 住停留駐 todomeru 拘禁稽駐 toga 科過 togame 罰 toge 刺峠 togeru 遂 togu 研 toi 弥悠遠 tokaki 概 "
    "tokeru 溶融解 toki 刻季寸斎時秋 toko 常床 tokoro 処壇所 tokosieni 永 toku 解訳説論釈 tomari 泊 tomaru 止泊留 "
    "tomasu 斗 tomeru 止泊留 tomi 富 tomini 頓 tomo 伴供侶僚共友 tomogara 徒曹輩 tomonau 伴 tomoni 与共同 tomu 富 "
    "tomurau 弔 ton 問 tonaeru 唱称 tonari 隣 tonaru 隣 tono 殿 tora 虎 toraeru 囚執拘捉捕 tori 通鳥鶏 toride 塁塞 "
    "toriko 虜 torireru 穫 toro 浄 toru 取執征徹抄捕採摂撮操翻融質透通達采 tosi 年敏歳 tosingu 芯 totabi 十 toti 栃 "
    "totobu 貴 totoi 尊貴 totono 整調 totonoeru 均整 totugu 姻嫁帰 toyo 豊 tozakaru 遠 tozasu 鎖閉 toziru 封閉闇 "
    "tozito 編 tu 津 tuba 唾 tubasa 翼 tubo 坪 tubone 局 tubu 粒 tubure 潰 tubusani 具 tudo 集 tue 棒策 tugaeru 番 "
    "tugai 番 tugau 番 tugeru 告詔語 tugi 次継 tugini 次 tugu 亜嗣接次紹継続襲 tugunai 償 tugunau 償賠 "
    "tuide 倫叙序秩第 tuideru 叙 tuie 費 tuieru 潰費 tuini 了卒終遂 tuiyasu 費 tuka 塚把柄 tukaeru 仕支 tukai 使 "
    "tukamaeru 捕 tukaneru 束 tukare 疲 tukareru 労弊疲罷 tukasa 僚司吏官宰寮工曹職部 tukau 事使遣 tukawasu 発遣 "
    "tuke 漬 tukeru 付漬 tuki 月 tukiru 尽既 tuku 付即就属着突築著衝貼附離 tukue 机案 tukuri 作 tukuro 繕 "
    "tukuru 作為製造 tukusu 尽 tuma 妻 tumami 撮 tumamu 撮 tumaru 詰 tumazuku 頓 tume 爪甲 tumeru 詰 tumetai 冷 "
    "tumi 罪罰 tumisuru 罪 tumoru 積 tumu 摘積 tumugu 紡績 tuna 維綱 tunagari 係 tunagaru 絡 tunagu 系維 "
    "tune 尋常庸恒毎経雅 tuneni 常恒 tuno 角 tunoru 募 tura 面 turai 辛酸 turanaru 綿連麗 turaneru 列展排矢羅陳 "
    "turanuku 串貫 turatura 熟 tureru 連 turi 釣 turu 弔弦釣鶴 turugi 剣 tutae 伝 tutaeru 伝 tutanai 拙 tutawaru 伝 "
    "tuti 土地壌椎 tutikau 培 tutikure 塊 tutinoto 己 tutome 務勤役職 tutomeru 力努劾勉務勤 tutu 砲筒銃 "
    "tutumi 包堤防 tutumu 包 tutusimi 慎 tutusimu 慎斎粛謹 tuwamono 兵軍 tuya 彩艶 tuyoi 剛強 tuyomaru 強 tuyu 露 "
    "tuzuku 続 tuzumeru 約 tuzumi 鼓 tuzura 葛 tya 茶 tyomen 簿 ubau 奪 ubenau 肯諾 ubu 産 ude 腕 ue 上 "
    "ueru 栽植樹殖種稼飢餓 ugokasu 動 ugoki 動 ugoku 動 ui 初憂 ukabu 浮 ukagai 伺 ukagau 伺候偵 uke 受 "
    "ukeru 享受承請 uki 浮 uku 浮 uma 午馬 umai 旨甘 umareru 生産 umaru 埋 umaya 駅 ume 梅 umeru 埋 umi 海 umu 字産 "
    "unagasu 促催督趣 unazi 項領 une 畝 uo 魚 ura 浦裏 uramesi 恨 urami 恨 uramu 怨恨憾 uranai 兆占 uranau 占 "
    "urayamu 羨 ure 病 urei 患愁憂騒 ureru 患愁憂戚熟虞 uru 売得 urumu 潤 uruo 湿潤 uruoi 沢 uruosu 儒沢 urusi 漆 "
    "uruwasi 麗 usi 牛 usinau 喪失逸 usio 潮 usu 臼 usui 涼淡薄 usukawa 膜 usumono 羅 uta 唄唱歌 utae 訟訴 "
    "utaeru 訟訴 utagai 疑 utagau 嫌疑 utagawasi 疑 utage 宴 utai 謡 utau 吟唱欧歌詠謡 utena 台 uti 中内家打衷 "
    "utoi 疎 utu 伐征打批拍拷撃撲椎殴討 utukusi 美 uturu 映移遷 utusi 写 utusu 写抄搬映移謄遷 ututu 現 utuwa 器 "
    "uwagi 表 uya 礼 uyamau 敬 uyauyasi 恭 uzi 氏 uzu 渦 uzumeru 埋塡填 uzutakai 堆 wa 我環輪 wabi 謝 wadati 軌 "
    "wakai 妙若 wakare 別 wakareru 分別派 wakaru 分 wakasu 沸 wakati 段 wakazini 札 wake 訳 wakeru 分判別弁班部頒 "
    "waki 脇 wakimaeru 弁 waku 枠沖沸湧 wara 稿 warabe 童 warai 笑 warau 咲笑 ware 余我朕 wareru 割 wariai 率 "
    "warihu 券契符 waru 剖割 warui 凶悪毒 wasureru 忘遺 wata 綿 watadono 廊 watakusi 私 wataru 済渉渡航 watasi 渡私 "
    "watasu 渡 waza 伎工幹技業芸術 wazaogi 俳優 wazato 態 wazawai 厄害災禍 wazuka 僅財 wazukani 僅才 wazurau 患煩 "
    "ya 家屋弥矢邪 yabureru 弊敗破 yaburu 壊敗破 yado 宿 yadoru 宿舎 yaiba 刃 yakara 属族 yakata 館 yake 宅 yaki 焼 "
    "yakimono 磁 yako 奴 yaku 火焼爆 yakusyo 庁府 yakuwari 署 yama 山 yamai 疾病 yamanire 梗 yamarasi 豪 "
    "yameru 休寝息罷辞 yami 暗闇 yamome 寡 yamu 住病 yanagi 柳 yane 屋 yani 脂 yarai 柵 yaru 遣 yasasi 優易 "
    "yaseru 毀痩 yasiki 第邸 yasinai 養 yasinau 牧畜飼養 yasiro 社 yasui 妥安寧康廉泰 yasumu 休息 yasunziru 保安尉 "
    "yatabi 八 yato 賃雇 yatoi 雇 yatu 八奴 yatugare 僕 yawara 柔 yawaragu 和調諧 yawaraka 儒軟 yawarakai 柔軟 "
    "yaya 浸良 yo 世代夜酔 yobina 号 yoboro 丁 yobu 呼喚 yogosu 汚 yoi 佳儀克利可吉善好宵慶淑美義良酔 yoko 横 "
    "yokoito 緯 yokosima 違邪 yokotaeru 横 yoku 克義 yokusuru 能 yome 婦嫁 yomi 読 yomigaeru 活 yomu 訓詠読 "
    "yonageru 汰沙 yone 米 yori 従由自 yoroi 甲 yorokobi 喜 yorokobu 台喜悦慶歓説賀 yorosi 宜 yorozu 万 "
    "yoru 依因夜寄拠由縁託隠 yose 寄 yoseru 寄 yosi 由 yoso 粧装 yosoi 粧装 yotabi 四 yote 因 yotu 四 yotugi 嫡 "
    "yowai 年弱歯歳齢 yowaisuru 歯 yowamaru 弱 yowaru 弱 yoyaku 漸 yu 夕湯結 yuami 浴 yubari 旋 yube 夕 yubi 指 "
    "yudaneru 委 yue 故 yueni 以 yuge 汽 yuka 床 yukasi 床 yuki 雪 yuku 如往征行逝適 yume 努夢 yumemiru 夢 yumi 弓 "
    "yureru 揺 yurui 緩 yurumu 緩 yurusu 免容放縦聴許赦釈 yuruyaka 寛緩 yusuburu 揺 yusuru 揺 yutaka 裕豊 "
    "yuzuru 禅譲遜 zae 才 zama 様 zeni 幣泉銭 zi 路 zindate 陣 zisyaku 磁 zizi 祖 zutu 宛 zyomae 錠 "
)


def _by_kanji(readings: Sequence[str]) -> dict[str, frozenset[str]]:
    pieces = "".join(readings).split()
    read: dict[str, set[str]] = {}
    for reading, all_of_them in zip(pieces[::2], pieces[1::2], strict=True):
        for kanji in all_of_them:
            read.setdefault(kanji, set()).add(reading)
    return {kanji: frozenset(those) for kanji, those in read.items()}


@cache
def _readings() -> dict[str, frozenset[str]]:
    return _by_kanji(_ON)


@cache
def _japanese() -> dict[str, frozenset[str]]:
    return _by_kanji(_KUN)


_VOICED = {"k": "g", "s": "z", "t": "d", "h": "bp"}
_PLAIN = {voiced: plain for plain, both in _VOICED.items() for voiced in both}


@cache
def _unvoiced(kanji: str) -> frozenset[str]:
    readings = _readings().get(kanji, frozenset())
    return frozenset(_PLAIN.get(reading[0], reading[0]) + reading[1:] for reading in readings)


def sound_alike(one: str, other: str) -> bool:
    """Whether two kanji, folded, have a Chinese-Japanese reading in common, voiced or not: 大 and 体, 技 and 記."""
    return not _unvoiced(one).isdisjoint(_unvoiced(other))


_AS_KANJI = dict(zip("123456789", "一二三四五六七八九", strict=True))
"""`kdg.folding.fold` makes digits of these kanji."""


@cache
def sounds_within(kanji: str) -> frozenset[str]:
    """How a kanji may sound inside a word: 国 is koku, in 韓国語 goku, in 国家 ko, and kuni; 取 is tori in 取組.

    Empty for what is no Joyo kanji.
    """
    readings = _readings().get(_AS_KANJI.get(kanji, kanji), frozenset())
    short = {reading[:-2] for reading in readings if len(reading) > _SHORTENED and reading[-2:] in _DOUBLING}
    japanese = _japanese().get(_AS_KANJI.get(kanji, kanji), frozenset())
    joined = {reading[:-1] + "i" for reading in japanese if reading.endswith("u")}
    joined |= {reading[:-2] for reading in japanese if reading.endswith(("eru", "iru"))}
    spoken = readings | short | japanese | joined
    voiced = {sound + reading[1:] for reading in spoken for sound in _VOICED.get(reading[0], "")}
    return frozenset(spoken | voiced | ({kanji} & _AS_KANJI.keys()))


@cache
def sounds_before_kana(kanji: str) -> frozenset[str]:
    """How a kanji may sound before hiragana, which may be the rest of its reading: 立 is ta in 立つ."""
    whole = _japanese().get(_AS_KANJI.get(kanji, kanji), frozenset())
    stems = {reading[:end] for reading in whole for end in range(1, len(reading)) if reading[end - 1] in "aiueon"}
    return sounds_within(kanji) | stems


_DOUBLING = ("ku", "tu", "ti", "ki")
"""Ends of readings that become the double consonant of what follows; `kdg.folding.sound` makes it single."""
_SHORTENED = 2


_AS_TYPED: dict[str, tuple[str, ...]] = {"o": ("o", "wo"), "ha": ("ha", "wa"), "he": ("he", "e")}
"""Particles, as they are spelt and as they are said."""


def may_be_read(parts: Sequence[str], sound: str) -> bool:
    """Whether a sound may be that of a text: kanji as themselves, what is between them as its sound."""
    ends = {0}
    for part, following in zip_longest(parts, parts[1:]):
        before_kana = following is not None and not sounds_within(following)
        ways = (sounds_before_kana if before_kana else sounds_within)(part) or _AS_TYPED.get(part, (part,))
        reached = {end + len(way) for end in ends for way in ways if sound.startswith(way, end)}
        # Double letters are single in sounds: iyakuhin no is iyakuhino.
        doubled = ((end, way[1:]) for end in ends - {0} for way in ways if way[0] == sound[end - 1])
        ends = reached | {end + len(rest) for end, rest in doubled if sound.startswith(rest, end)}
        if not ends:
            return False
    return len(sound) in ends
