pub const WORDS: &str = "=1+1";
