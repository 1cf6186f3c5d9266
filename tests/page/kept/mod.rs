//! A conversation as the page keeps it is a lesson's test: it compiles, and lesson 02's reference passes it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::programs;

/// The reference's bot.
pub const BOT: &str = "solution-02-library-hours";

/// What the page must have written.
pub const TEST: &str = include_str!("conversation.rs");

static PROGRAMS: LazyLock<BTreeMap<String, PathBuf>> = LazyLock::new(|| programs::build_all(&[BOT]));

pub fn program() -> PathBuf {
    PROGRAMS[BOT].clone()
}

/// In a lesson the bot is the lesson's own program. It is all that differs here.
mod botcamp {
    macro_rules! stage {
        () => {{
            fn here() {}
            ::botcamp::stage::Stage::start(::botcamp::stage::Site::new(
                env!("CARGO_MANIFEST_DIR"),
                crate::kept::BOT,
                file!(),
                &crate::kept::program().to_string_lossy(),
                ::std::any::type_name_of_val(&here),
            ))
        }};
    }
    pub(crate) use stage;
}

include!("conversation.rs");
