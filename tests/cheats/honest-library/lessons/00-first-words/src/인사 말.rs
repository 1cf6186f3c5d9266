/// 인사 한마디.
pub fn greeting(name: Option<String>) -> String {
    match name {
        None => "Hello! \
            I am your first bot."
            .to_owned(),
        Some(name) => format!("Hello, {name}! I am your first bot."),
    }
}
