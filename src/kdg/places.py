"""Countries and cities of the world as people type them, in three languages.

Floor 1, pure. What is asked of another place than the knowledge has is not answered by what it has of its own:
"Argentina population" is not the population. The names are common knowledge; complete lists such as CLDR's have the
formal ones, アメリカ合衆国 and 오스트레일리아, where people type アメリカ and 호주.
"""

from functools import cache

from kdg.folding import fold, tight

_COUNTRIES = """
America USA アメリカ 米国 アメリカ合衆国 미국
Britain UK England Scotland イギリス 英国 イングランド 영국 잉글랜드 London ロンドン 런던
France フランス 프랑스 Paris パリ 파리 | Germany ドイツ 독일 Berlin ベルリン 베를린
Italy イタリア 이탈리아 Rome ローマ 로마 | Spain スペイン 스페인 Madrid マドリード 마드리드
Portugal ポルトガル 포르투갈 | Netherlands Holland オランダ 네덜란드 Amsterdam アムステルダム 암스테르담
Belgium ベルギー 벨기에 | Switzerland スイス 스위스 | Austria オーストリア 오스트리아 Vienna ウィーン
Sweden スウェーデン 스웨덴 Stockholm ストックホルム 스톡홀름 | Norway ノルウェー 노르웨이
Denmark デンマーク 덴마크 Copenhagen コペンハーゲン 코펜하겐
Finland フィンランド 핀란드 Helsinki ヘルシンキ 헬싱키 | Iceland アイスランド 아이슬란드
Ireland アイルランド 아일랜드 | Estonia エストニア 에스토니아 Tallinn タリン 탈린 | Latvia ラトビア 라트비아
Lithuania リトアニア 리투아니아 | Poland ポーランド 폴란드 | Czechia チェコ 체코 | Hungary ハンガリー 헝가리
Greece ギリシャ 그리스 | Ukraine ウクライナ 우크라이나 | Russia ロシア 러시아 Moscow モスクワ 모스크바
Turkey Türkiye トルコ 튀르키예 터키 | Israel イスラエル 이스라엘 | Egypt エジプト 이집트 | Iran イラン 이란
Iraq イラク 이라크 | Syria シリア 시리아 | UAE アラブ首長国連邦 아랍에미리트
India インド 인도 Delhi デリー 델리 | Pakistan パキスタン 파키스탄 | Bangladesh バングラデシュ 방글라데시
Nepal ネパール 네팔 | China 中国 중국 Beijing 北京 베이징 | Taiwan 台湾 대만 타이완 Taipei 台北 타이베이
Mongolia モンゴル 몽골 | Vietnam ベトナム 베트남 Hanoi ハノイ 하노이
Thailand タイ王国 태국 Bangkok バンコク 방콕 | Malaysia マレーシア 말레이시아 | Singapore シンガポール 싱가포르
Indonesia インドネシア 인도네시아 | Philippines フィリピン 필리핀 | Cambodia カンボジア 캄보디아
Myanmar ミャンマー 미얀마 | Laos ラオス 라오스 | Australia オーストラリア 豪州 호주 오스트레일리아
Canada カナダ 캐나다 | Mexico メキシコ 멕시코 | Brazil ブラジル 브라질 | Argentina アルゼンチン 아르헨티나
Chile チリ 칠레 | Peru ペルー 페루 | Colombia コロンビア 콜롬비아 | Cuba キューバ 쿠바 | Kenya ケニア 케냐
Nigeria ナイジェリア 나이지리아 | Ethiopia エチオピア 에티오피아 | Ghana ガーナ 가나 | Rwanda ルワンダ 르완다
Morocco モロッコ 모로코 | Kazakhstan カザフスタン 카자흐스탄 | Uzbekistan ウズベキスタン 우즈베키스탄
Japan 日本 일본 Tokyo 東京 도쿄 | Korea 韓国 한국 Seoul ソウル 서울 | Europe ヨーロッパ 欧州 유럽
Africa アフリカ 아프리카 | Asia アジア 아시아
"""
"""Each with its capital, which stands for it."""
_CITIES = """
Osaka 大阪 오사카 | Kyoto 京都 교토 | Nagoya 名古屋 나고야 | Fukuoka 福岡 후쿠오카 | Sapporo 札幌 삿포로
Okinawa 沖縄 오키나와 | Busan 釜山 부산 | Incheon 仁川 인천 | Daegu 大邱 대구 | Daejeon 大田 대전
Gwangju 光州 광주 | Jeju 済州 済州島 제주 제주도 | Shanghai 上海 상하이 | Barcelona バルセロナ 바르셀로나
NewYork ニューヨーク 뉴욕 | LosAngeles ロサンゼルス 로스앤젤레스 | Chicago シカゴ 시카고
Toronto トロント 토론토 | Sydney シドニー 시드니 | Dubai ドバイ 두바이 | Hawaii ハワイ 하와이
"""
_PEOPLE_IN_ENGLISH = 3
"""So many letters more make a people of a place: Brazilian."""
_LONG = 5
"""Shorter names begin other words: Peru, Perugia."""


@cache
def _places() -> dict[str, int]:
    """Each name, folded, with the number of its place."""
    places = f"{_COUNTRIES}|{_CITIES}".replace("\n", "|").split("|")
    return {tight(fold(name)): number for number, names in enumerate(places) for name in names.split()}


def place_of(word: str) -> int | None:
    """The number of the country or city that a word names, or its people in English: Brazil, Brazilian."""
    letters = tight(fold(word))
    place = _places().get(letters)
    if place is not None or not letters.isascii():
        return place
    shorter = range(len(letters) - 1, max(_LONG, len(letters) - _PEOPLE_IN_ENGLISH) - 1, -1)
    return next((place for end in shorter if (place := _places().get(letters[:end])) is not None), None)
