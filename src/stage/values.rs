//! What names and facilities are drawn from.
//!
//! The snapshots show values from short lists, which everybody may know. A round has values that are put together from parts:
//! so many that a table of them is no way to an answer.

use rand::RngExt;
use rand::rngs::StdRng;

use super::draw::Facility;

pub(super) const NAMES: [&str; 8] = [
    "Bora", "Chloé", "Dmitri", "Esra", "Farah", "Goran", "Hugo", "Inês",
];
pub(super) const KOREAN_NAMES: [&str; 8] = ["서준", "하은", "도윤", "지우", "예준", "수아", "민재", "다온"];
pub(super) const FACILITIES: [Facility; 6] = [
    Facility {
        name: "Music room",
        name_ko: "음악실",
        description: "Two pianos 🎹 and a drum kit",
        description_ko: "피아노 두 대 🎹와 드럼",
    },
    Facility {
        name: "Map archive",
        name_ko: "지도 자료실",
        description: "Old maps of the city",
        description_ko: "도시의 옛 지도",
    },
    Facility {
        name: "Copy centre",
        name_ko: "복사실",
        description: "Copies and scans until 18:00",
        description_ko: "18:00까지 복사와 스캔",
    },
    Facility {
        name: "Roof garden",
        name_ko: "옥상 정원",
        description: "A quiet place with trees 🌳",
        description_ko: "나무가 있는 조용한 곳 🌳",
    },
    Facility {
        name: "Film theatre",
        name_ko: "영화 상영실",
        description: "Forty seats, one film a day",
        description_ko: "마흔 석, 하루 한 편",
    },
    Facility {
        name: "Maker lab",
        name_ko: "메이커 공간",
        description: "3D printers and soldering irons",
        description_ko: "3D 프린터와 납땜 인두",
    },
];

/// 24 × 24 names.
const BEGINNINGS: [&str; 24] = [
    "Al", "Be", "Cé", "Da", "El", "Fe", "Ga", "Hé", "Ir", "Ju", "Ka", "Li", "Ma", "Nö", "Ol", "Pe", "Ra",
    "Sa", "Ti", "Ul", "Vi", "We", "Yo", "Zo",
];
const ENDINGS: [&str; 24] = [
    "bel", "cia", "dan", "dra", "fin", "gül", "ka", "la", "len", "lia", "mir", "na", "nia", "no", "rek",
    "ris", "ron", "sa", "sé", "tin", "to", "va", "vić", "yan",
];

/// 20 × 20 names.
const FIRST_SYLLABLES: [&str; 20] = [
    "가", "나", "다", "라", "민", "보", "서", "소", "시", "아", "연", "예", "유", "은", "이", "재", "주",
    "지", "채", "하",
];
const SECOND_SYLLABLES: [&str; 20] = [
    "겸", "나", "늘", "담", "라", "람", "린", "별", "빈", "솔", "아", "언", "온", "운", "원", "윤", "율",
    "인", "진", "현",
];

/// 16 × 16 facilities, each with one of 16 × 90 descriptions.
const KINDS: [[&str; 2]; 16] = [
    ["Blue", "파란"],
    ["Bright", "밝은"],
    ["Corner", "모퉁이"],
    ["East", "동쪽"],
    ["Glass", "유리"],
    ["Green", "초록"],
    ["Long", "긴"],
    ["New", "새"],
    ["North", "북쪽"],
    ["Old", "오래된"],
    ["Round", "둥근"],
    ["Small", "작은"],
    ["South", "남쪽"],
    ["Upper", "위층"],
    ["West", "서쪽"],
    ["Wooden", "나무"],
];
const ROOMS: [[&str; 2]; 16] = [
    ["arcade", "오락실"],
    ["cinema", "영화관"],
    ["costume room", "의상실"],
    ["gallery", "전시실"],
    ["garage", "차고"],
    ["greenhouse", "온실"],
    ["gym", "체육관"],
    ["kitchen", "부엌"],
    ["lounge", "휴게실"],
    ["observatory", "천문대"],
    ["piano room", "피아노실"],
    ["playroom", "놀이방"],
    ["pottery", "도예실"],
    ["studio", "스튜디오"],
    ["terrace", "테라스"],
    ["workshop", "공방"],
];
const VIEWS: [[&str; 2]; 16] = [
    ["a courtyard", "안뜰"],
    ["a forest 🌲", "숲 🌲"],
    ["a fountain", "분수"],
    ["a lake", "호수"],
    ["a market", "시장"],
    ["a park 🌷", "공원 🌷"],
    ["a railway", "철길"],
    ["a river", "강"],
    ["a school", "학교"],
    ["a square", "광장"],
    ["a tower", "탑"],
    ["an orchard 🍎", "과수원 🍎"],
    ["the harbour ⚓", "항구 ⚓"],
    ["the hills", "언덕"],
    ["the old town", "구시가지"],
    ["the sea 🌊", "바다 🌊"],
];

pub(super) fn name(rng: &mut StdRng) -> &'static str {
    joined(rng, &BEGINNINGS, &ENDINGS)
}

pub(super) fn korean_name(rng: &mut StdRng) -> &'static str {
    joined(rng, &FIRST_SYLLABLES, &SECOND_SYLLABLES)
}

pub(super) fn facility(rng: &mut StdRng) -> Facility {
    let ([kind, kind_ko], [room, room_ko]) = (any(rng, &KINDS), any(rng, &ROOMS));
    let ([view, view_ko], seats) = (any(rng, &VIEWS), rng.random_range(10..100));
    Facility {
        name: kept(format!("{kind} {room}")),
        name_ko: kept(format!("{kind_ko} {room_ko}")),
        description: kept(format!("{seats} seats and a view of {view}")),
        description_ko: kept(format!("좌석 {seats}개, 창밖에는 {view_ko}")),
    }
}

fn joined(rng: &mut StdRng, one: &[&str], other: &[&str]) -> &'static str {
    let (one, other) = (any(rng, one), any(rng, other));
    kept(format!("{one}{other}"))
}

fn any<T: Copy>(rng: &mut StdRng, all: &[T]) -> T {
    all[rng.random_range(0..all.len())]
}

/// For as long as the test runs: so a value is as easy to hand on as one that is written there.
fn kept(text: String) -> &'static str {
    text.leak()
}
