"""What is grammar in a query and no word of an entry: stop words, endings, ways of asking.

Floor 1. The lists are of Japanese, English and Korean as languages, not of any country; they were collected from how
people put questions. Patterns are for text that NFKC and casefolding have been through.
"""

import re

from kdg.later import later
from kdg.model import Event, Fact, Source, Term
from kdg.scripts import IN_HAN, IN_HIRAGANA, IN_KATAKANA

ENGLISH_STOP = frozenset(
    (
        "a an the of in on at for to from by with and or is are was were be been am do does did has have had what "
        "which who whom whose where when why how many much long there it its this that these those they them their "
        "percent percentage we you i me my your can could will would should shall may tell about explain please show "
        "counts "
        "set up took come came go goes went held make makes made want wants need needs "
        "kind sort reason reasons cause difference between happen happens "
        "mean means meant meaning stand stands called give get some any into than then as s "
        "here exactly actually really currently still just also only even ever yet too so such same other another both "
        "each but if no because while though whether until since during before after against within under over "
        "must might let lets put puts ask asks keep keeps bring brings help helps try use uses thing things something "
        "someone anything anyone he she him her his our us won win wins"
    ).split()
)
KOREAN_STOP = frozenset(
    (
        "얼마 얼마나 몇 수 무엇 무엇인가요 무엇입니까 뭐 뭐예요 뭔가요 뭐야 뭐죠 누구 누가 언제 언제까지 "
        "어디 어디서 어디쯤 어디쯤에 왜 어떻게 어떤 개를 개가 개의 명이 명의 되나요 됩니까 있나요 있습니까 "
        "하나요 합니까 했나요 인가요 입니까 얼마예요 얼마인가요 얼마입니까 얼마죠 "
        "몇위 위 명 개 퍼센트 프로 대한 대해 대하여 관한 "
        "우리나라 어디서나 안 못 않고 않는 중에 동안 모두 전부 같이 함께 대신 때문 때문에 알아서 제일 게 것 더 "
        "알려 알려줘 알려주세요 영어로 일본어로 한국어로 뭐라고 해요 하나요 설명 및 그리고 어느 무슨 이유 차이 뜻 의미"
    ).split()
)
INFLECTED = later(
    "[a-z]{3,}(?:ing|ed|ly)|"
    "[가-힣]+(?:는|는지|지게|하게|도록|려고|으면|하면|해서|아서|어서|하고|하지|하던|된|"
    "(?:[됐졌났갔왔했였]|[가-힣][았었])(?:어|어요|지|죠|나|나요|니|는데|다|습니까)?)"
)
"""Verbs and adverbs by their endings: in a question, nothing need be called so."""
JAPANESE_SMALL = frozenset(
    (
        "だった でした だろう です まで から より など だけ ため こと もの ほど しか さえ くらい ぐらい "
        "ある いる なる する できる ない"
    ).split()
)
"""Particles, nouns and endings in hiragana that say nothing by themselves."""
KOREAN_VERB = later("[가-힣]+[가까요어니지죠야나데다]$")
"""The last word of a question is its verb."""
ROMAJI_PARTICLES = frozenset("no ni wo o ga wa ha de he e to mo".split())
"""Particles beside romaji. Alone, and beside English, they are English words or none."""
KOREAN_TAIL = later(
    "(?:은|는|이|가|을|를|의|에|에서|보다|처럼|마다|이나|으로|로|와|과|이랑|랑|도|만|까지|부터|이란|란|예요|이에요|인가요|인가|하나요|합니까|했나요|"
    "되나요|되었나요|됩니까|한가요|하면|할|해|해서|하고|하게|한|했|한지|였나요|였습니까|였어요|였죠|나요|입니까|입니다|이야|야|에는|에게|이며|하는|하기)$"
)
ASKING = later(
    f"ってど(?:んな|ういう)[{IN_HAN}{IN_KATAKANA}]*|"
    "という意味|どういう意味(?:です)?か?|の意味|意味を?|(?:は|の)?何の略(?:です)?か?|って何(?:でしょう)?か?|"
    "とは何(?:でしょう|です)?か?|とはなん(?:です)?か?|とは|って何のこと|って何(?:です|でした)?か?|って|何のこと|"
    "何(?:です|でした)か|(?:には|では|は|が|を|に|で|と|も|の)?(?:いつまで|いつから|いつ|どこ|だれ|誰|なぜ|どうして|どうやって|どのように|どうなって|どう|"
    "どのくらい|どれくらい|どのぐらい|どれぐらい|いくらぐらい|いくらくらい|いくら|いくつ|何人|何位|何番目?|何割|何分の一の?|"
    "何か国中?|何ヶ国中?|何カ国中?|何[かヶカ箇][所月年]|何年|何月|何日|何パーセント|何%)|[のを]?(?:作り方|やり方|仕方|使い方)|どんな|どういう|どれ|どの|の?(?:理由|原因|(?<!間)違い|目的)|について|に関する|に関して|に対する|教えて(?:ください|下さい)?|"
    "知りたい|ください|下さい|"
    "(?:という|を表す|何の)言葉|(?:を|は|って|のを|のことを)?(?:何|なん)[とて](?:呼|言|い)[ぶうびい](?:ます)?(?:の|ん)?(?:です)?か?$|とか(?=[^ぁ-ゖ])|の(?:中|なか|うち)(?:で|の)?(?=[^ぁ-ゖ])|"
    "の?(?:韓国語|英語|日本語)(?:名|訳|表記)|は?(?:韓国語|英語|日本語)で(?:は|(?:何と|なんと|どう)(?:言|い|呼)[いうびぶ](?:ます)?(?:の|ん)?(?:です)?か?)?$"
)
ASKS_FOR: tuple[tuple[re.Pattern[str], type], ...] = (
    (
        later(
            "いくら|いくつ|何人|何位|何番|何割|何分の|何か国|何ヶ国|何カ国|どのくらい|どれくらい|どのぐらい|どれぐらい|順位|"
            r"[0-9]位|\bhow (?:many|much|big|large)\b|\brank|얼마|몇|순위"
        ),
        Fact,
    ),
    (
        later(
            r"いつ|何年|どこで.*(?:た|ました)|\bwhen\b|\bwhere (?:was|were|did)\b|\b(?:what|which) year\b|언제|몇 ?년"
        ),
        Event,
    ),
    (
        later(
            r"とは|って(?:何|なに|なん|ど[んう])|という言葉|を表す言葉|(?:何|なん)[とて](?:呼|言|い)|"
            r"\bwhat (?:is|are)\b|\bwhat (?:do|does)\b.*\bmean|무엇|뭐|란\b|이란"
        ),
        Term,
    ),
    (later(r"記事|白書|\b(?:articles?|white papers?)\b|기사|백서"), Source),
)
QUESTION = later(
    r"[?？]$|^(?:who|what|which|when|where|why|how|does|do|did|is|are|can|will)\b|ですか|ますか|なぜ|どう|だれ|何|誰|いつ|どこ|どの|どれ|いくつ|だっけ|でしょう|"
    r"いくら|とは$|って|教えて|知りたい|얼마|무엇|뭐|뭔|누구|누가|언제|어디|몇|어떻게|무슨|어느|어떤|왜 |"
    r"(?:[나까]요?|죠|[았었였]지|[아어예해]요)$"
)
PUBLICATIONS = frozenset("記事 article articles 기사".split())
"""Words for a source, which need not stand in it."""
WHICH = later(
    r"(?:\bwhich |\bwhat (?:kind|sort)s? of |ど(?:の|んな|ういう|この)|어[떤느] ?)([a-z]+|[一-鿿]+|[ァ-ヺー]+|[가-힣]+)"
)
"""Which countries, どんな技術: what the answer is, not what it is called."""
WHO = later(
    r"誰|だれ|どこが|どの(?:省|部|機関|官庁|役所)|"
    r"(?:担当|所管|主管|主導)(?:省|官|部|者|は|大臣)|\bwho\b|\bwhich (?:ministry|body|agency)\b|"
    "누가|누구|(?:어느|어떤|담당|소관) ?(?:부처|기관)|담당하는"
)
LEADS = frozenset(
    (
        "lead leads leading led runs charge responsible ministry body agency 主導 担当 所管 主管 주도 담당 주관 부처"
    ).split()
)
"""Asked with who, these ask for the field `lead`, and are no words of an entry."""
COMPARED = (
    later(r"\bdifferences? between (?:an? |the )?(.+?) and (?:an? |the )?(.+)"),
    later(r"\b(?:an? |the )?(.+?) (?:vs\.?|versus) (?:an? |the )?(.+)"),
    later(r"(.+?)と(.+?)(?:と?の|は)?(?:違い|差|相違|区別|どう違|何が違|どこが違).*"),
    later(r"(.+?)[와과] (.+?)(?:의|은|는|이|가)? ?(?:차이|다른|어떻게 다|뭐가 다).*"),
)
"""Two things that a question tells apart."""
ASKED_WORDS = later(
    r"いくら|いくつ|誰|どこ|何番目|何[^\W\dぁ-ゖ]|how (?:many|much|big|large|rich|old|long)|얼마|누구|몇\s?[가-힣]"
)
"""What may be an alias of an entry although it is a question word."""

VERB = later(f"[{IN_HAN}]{{1,2}}[{IN_HIRAGANA}]{{1,3}}")
PARTICLE_AROUND = later(
    rf"^[をはがのにでとも](?=[^{IN_HIRAGANA}])|(?<=[^{IN_HIRAGANA}])(?:には|では|とは|[をはがのにでとも])$"
)
NO_ENDING = "をにはがのともへでやすしせだな"
"""Hiragana that end a noun and do not belong to it: in 主導する the word is 主導, in 広さ it is 広さ."""
NOUN = later(f"[{IN_HAN}]+|[{IN_KATAKANA}]{{2,}}")
WHAT, HOW_MANY = "何", "몇"
"""What makes a question word of what follows: 何人, 몇 명."""
COUNTED = later("[0-9]|^第?[一二三四五六七八九十]")
"""What is counted is no name: 四回目."""
COMPOUNDED = later("[-/]")
"""What joins words that may be known one by one: north-south, AR/VR."""
THOUSANDS = later("(?<=[0-9]),(?=[0-9]{3})")
BEHIND_SINGLE = later("[はがをのに ]")
"""What follows a noun of one character; behind a verb's stem its ending stands."""
BEHIND_NOUN = later(rf"[はがをのにでとも、。?]|から|まで|や|って|$|[{IN_HAN}{IN_KATAKANA}a-z]")
BEHIND_KOREAN = later("(?:은|는|이|가|을|를|의|에서|에|와|과|도|만|으로|로)?(?:[ ?]|$)")
IN_PLACE = later(r"[a-z] (?:in|from) (?:\w+ )?(\w+)\W*$")
"""The end of a question about another place: the next election in France."""
KOREAN_NOT_NOUN = later("[은는을른된한운쁜든할될요죠까니다어아고게서면지러려여긴데건드]$")
"""Endings of Korean verbs and of adjectives before a noun. A noun stands bare, once its particle is off."""
GENERAL = frozenset(
    (
        "全部 結局 本当 最初 最後 一緒 大事 自分 現在 将来 今後 普通 実際 一番 一つ 二つ 三つ 合計 以上 以下 以降 以前 "
        "名前 数字 役所 官庁 理由 場合 場所 内容 意味 目的 具体的 正式 正式名称 名称 略 訳 日本語 英語 韓国語 世界 "
        "状態 言葉 文書 資料 本文 何 国 人 物 者 事 所 方 他 次 前 後 上 下 中 内 外 間 今 昔 頃 時 年 月 日 週 分 "
        "点 数 値 量 額 率 順 位 度 番 目 体 心 声 力 形 型 式 柱 例 話 件 場 金 計算 割合 項目 別々 両方 反対 席 "
        "対策 予定 仕組み 取り組み "
        "처음 가장 지금 다시 먼저 결국 원래 정말 보통 특히 직접 새로 실제로 대략 전체 사람들 나라 중에서 "
        "start begin end finish happen live nowadays today currently first people country countries kind place part "
        "ago hear think teach learn know see look feel believe hope pick choose leave arrive stay sit"
    ).split()
)
"""Nouns, adverbs and verbs that may stand in any question: nothing need be called so."""
CONTRACTED = later("(?<=[A-Za-z])(?:n['’]t|['’](?:s|m|re|ve|ll|d)?)$")
ADJECTIVE = later("(し?)(?:い|かった|くて|くな|ければ|さ)")
"""Forms of an adjective, which is looked for as 弱い and as 弱さ."""
VERBAL_NOUN = later(f"([{IN_HAN}]{{2}}|[{IN_KATAKANA}]{{3,}})(?:する|した|して|しま|しな|しよ|すれ|され|させ|でき)")
"""強化する: in a question a verb like any other."""
