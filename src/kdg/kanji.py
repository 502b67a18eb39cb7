"""How kanji sound: which an input method writes for what was meant, and what is typed in kana or romaji.

Floor 1, pure. Imported only where nothing is found as typed.

The readings are those of the 2,136 kanji of the Joyo table in the Unicode Han Database 15.0 (kJapaneseOn of
what has kJoyoKanji; © Unicode, Inc., LICENSES/Unicode-3.0.txt), spelt as `kdg.folding.sound` spells kana, which
makes long and short vowels one. Readings that one kanji alone has are left out.
"""

from collections.abc import Sequence
from functools import cache

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
)


@cache
def _readings() -> dict[str, frozenset[str]]:
    pieces = "".join(_ON).split()
    readings: dict[str, set[str]] = {}
    for reading, all_of_them in zip(pieces[::2], pieces[1::2], strict=True):
        for kanji in all_of_them:
            readings.setdefault(kanji, set()).add(reading)
    return {kanji: frozenset(those) for kanji, those in readings.items()}


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
    """How a kanji may sound inside a word: 国 is koku, in 韓国語 goku, in 国家 ko; empty for what is no Joyo kanji."""
    readings = _readings().get(_AS_KANJI.get(kanji, kanji), frozenset())
    short = {reading[:-2] for reading in readings if len(reading) > _SHORTENED and reading[-2:] in _DOUBLING}
    voiced = {sound + reading[1:] for reading in readings | short for sound in _VOICED.get(reading[0], "")}
    return frozenset(readings | short | voiced | ({kanji} & _AS_KANJI.keys()))


_DOUBLING = ("ku", "tu", "ti", "ki")
"""Ends of readings that become the double consonant of what follows; `kdg.folding.sound` makes it single."""
_SHORTENED = 2


def may_be_read(parts: Sequence[str], sound: str) -> bool:
    """Whether a sound may be that of a text: kanji as themselves, what is between them as its sound."""
    ends = {0}
    for part in parts:
        ways = sounds_within(part) or (part,)
        ends = {end + len(way) for end in ends for way in ways if sound.startswith(way, end)}
        if not ends:
            return False
    return len(sound) in ends
