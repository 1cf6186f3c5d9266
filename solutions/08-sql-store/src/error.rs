//! Why a change was refused, and what is said of it. Given.

use crate::store::StoreError;

/// Why nothing was changed.
#[derive(Debug)]
pub enum EditError {
    ClosesTooEarly,
    Empty,
    SeveralLines,
    /// In characters.
    TooLong {
        length: usize,
        longest: usize,
    },
    AlreadyThere,
    NotThere,
    /// Nobody's fault who uses the chat.
    Store(StoreError),
}

/// With this, `?` makes an `EditError` of a `StoreError`.
impl From<StoreError> for EditError {
    fn from(error: StoreError) -> EditError {
        EditError::Store(error)
    }
}

/// What the person who asked for the change reads. If it is the store's fault, the person who runs the bot gets a line, too.
pub fn why(error: &EditError, korean: bool) -> String {
    match (error, korean) {
        (EditError::ClosesTooEarly, false) => "It has to open before it closes.".into(),
        (EditError::ClosesTooEarly, true) => "여는 시각이 닫는 시각보다 빨라야 해요.".into(),
        (EditError::Empty, false) => "A name and a description need something to read.".into(),
        (EditError::Empty, true) => "이름과 설명은 비워 둘 수 없어요.".into(),
        (EditError::SeveralLines, false) => "A name and a description each go on one line.".into(),
        (EditError::SeveralLines, true) => "이름과 설명은 한 줄로 적어 주세요.".into(),
        (EditError::TooLong { length, longest }, false) => {
            format!("That has {length} characters. {longest} is the most.")
        }
        (EditError::TooLong { length, longest }, true) => {
            format!("{length}글자는 너무 길어요. {longest}글자까지 적을 수 있어요.")
        }
        (EditError::AlreadyThere, false) => "There is a facility of that name already.".into(),
        (EditError::AlreadyThere, true) => "같은 이름의 시설이 이미 있어요.".into(),
        (EditError::NotThere, false) => "There is no facility of that name.".into(),
        (EditError::NotThere, true) => "그런 이름의 시설이 없어요.".into(),
        (EditError::Store(error), _) => {
            eprintln!("{error}");
            let uncertain = matches!(error, StoreError::Uncertain { .. });
            match (uncertain, korean) {
                (false, false) => "I could not save that just now. The people who run me have been told.",
                (false, true) => "지금은 저장할 수 없어요. 봇을 운영하는 분께 알려 두었어요.",
                (true, false) => "I cannot promise that this is saved. The people who run me have been told.",
                (true, true) => "저장이 됐다고 장담할 수 없어요. 봇을 운영하는 분께 알려 두었어요.",
            }
            .into()
        }
    }
}
