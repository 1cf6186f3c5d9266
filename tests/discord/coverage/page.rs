//! The page's text around what is covered.

use botcamp::discord::coverage::{self, Gap};

use super::events::DISCORDS;
use super::paths::Path;

pub struct Texts {
    head: &'static str,
    /// The columns of the table of routes.
    columns: &'static str,
    empty: &'static str,
    /// The table of what is refused in requests.
    gaps: &'static str,
    gap_columns: &'static str,
    gap: fn(Gap) -> &'static str,
    events: &'static str,
    event_columns: &'static str,
    yes: &'static str,
    no: &'static str,
}

pub const ENGLISH: Texts = Texts {
    head: "\
# What the offline Discord covers

[한국어](coverage.ko.md)

This page is made from what the offline Discord serves, and a test fails when it is not. `BOTCAMP_WRITE=1 cargo test --test discord coverage` writes it anew. A bot that asks for a route that is not covered is answered `404: Not Found`, and whoever watches is told that it is not covered yet.

## Routes

Each is there under `/api/v10`, `/api/v9` and `/api`. Of those marked *(empty)* there is nothing here: the answer is always an empty list. A field of a request that is not covered is told when a bot sends it.
",
    columns: "| Path | Covered | Not covered |",
    empty: "*(empty)*",
    gaps: "\
### Not covered in a request

A request with one of these is refused (`NOT_COVERED`), whoever watches is told which it was, and the bot has broken no rule of Discord's. The audit log is a route and an event of its own; what a bot gives as its reason (`X-Audit-Log-Reason`) is kept nowhere.
",
    gap_columns: "| Not covered | Written |",
    gap: Gap::name,
    events: "\
## Events of the gateway

HELLO, RECONNECT and INVALID SESSION are no dispatches and stand here for themselves: they are covered. An application with an interactions endpoint is sent its interactions there, and `INTERACTION_CREATE` to nobody.
",
    event_columns: "| Event | Covered |",
    yes: "yes",
    no: "no",
};

pub const KOREAN: Texts = Texts {
    head: "\
# 오프라인 Discord가 갖춘 것

[English](coverage.md)

이 표는 오프라인 Discord가 실제로 내놓는 것에서 만들어지고, 서로 다르면 테스트가 실패해요. 다시 쓰려면 `BOTCAMP_WRITE=1 cargo test --test discord coverage`라고 치세요. 봇이 없는 경로를 부르면 `404: Not Found`로 답하고, 아직 없다는 것을 보고 있는 사람에게 알려 줘요.

## 경로

모두 `/api/v10`, `/api/v9`, `/api` 아래에 있어요. *(비어 있음)*은 여기에는 그런 것이 없어서 늘 빈 목록으로 답한다는 뜻이에요. 요청에 아직 없는 필드가 있으면 그것도 알려 줘요.
",
    columns: "| 경로 | 있음 | 아직 없음 |",
    empty: "*(비어 있음)*",
    gaps: "\
### 요청 안에서 아직 없는 것

요청에 아래의 것이 들어 있으면 거절하고(`NOT_COVERED`), 무엇이었는지 보고 있는 사람에게 알려 줘요. 봇이 Discord의 규칙을 어긴 것으로 치지 않아요. 감사 로그는 경로와 이벤트가 따로 있고, 봇이 적어 보낸 사유(`X-Audit-Log-Reason`)는 어디에도 남기지 않아요.
",
    gap_columns: "| 아직 없는 것 | 쓰는 법 |",
    gap: in_korean,
    events: "\
## 게이트웨이 이벤트

HELLO, RECONNECT, INVALID SESSION은 dispatch가 아니라서 표에 없지만 모두 있어요. 상호작용 엔드포인트가 있는 앱에는 상호작용을 그쪽으로 보내고 `INTERACTION_CREATE`는 아무에게도 보내지 않아요.
",
    event_columns: "| 이벤트 | 있음 |",
    yes: "예",
    no: "아니요",
};

fn in_korean(gap: Gap) -> &'static str {
    match gap {
        Gap::ComponentsV2 => "컴포넌트 버전 2",
        Gap::VoiceMessage => "음성 메시지",
        Gap::Forward => "전달된 메시지",
        Gap::Poll => "투표",
        Gap::Sticker => "스티커",
        Gap::FileUpload => "모달의 파일 올리기",
        Gap::RadioGroup => "모달의 라디오 버튼",
        Gap::CheckboxGroup => "모달의 체크 박스 묶음",
        Gap::Checkbox => "모달의 체크 박스",
        Gap::Premium => "구독을 권하는 응답",
        Gap::Activity => "활동을 시작하는 응답",
    }
}

pub fn of(texts: &Texts, paths: &[Path]) -> String {
    let mut page = format!("{}\n{}\n|---|---|---|\n", texts.head, texts.columns);
    for path in paths {
        let covered = path.covered.iter().map(|(method, is_empty)| match is_empty {
            true => format!("{method} {}", texts.empty),
            false => (*method).to_owned(),
        });
        let covered = covered.collect::<Vec<_>>().join(" ");
        page += &row(&[&format!("`{}`", path.path), &covered, &path.missing.join(" ")]);
    }
    page += &format!("\n{}\n{}\n|---|---|\n", texts.gaps, texts.gap_columns);
    for gap in coverage::gaps() {
        page += &row(&[(texts.gap)(*gap), &format!("`{}`", gap.written())]);
    }
    page += &format!("\n{}\n{}\n|---|---|\n", texts.events, texts.event_columns);
    for event in DISCORDS {
        let is_covered = coverage::events().contains(event);
        page += &row(&[
            &format!("`{event}`"),
            if is_covered { texts.yes } else { texts.no },
        ]);
    }
    page
}

fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| match *cell {
        "" => " ".to_owned(),
        cell => format!(" {cell} "),
    });
    format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
}
