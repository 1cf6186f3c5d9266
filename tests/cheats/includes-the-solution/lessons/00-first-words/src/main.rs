include!("{course}/solutions/00-first-words/src/main.rs");
