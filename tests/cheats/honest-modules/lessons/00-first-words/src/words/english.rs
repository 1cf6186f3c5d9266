pub fn greeting(name: Option<String>) -> String {
    let name = name.map(|it| format!(", {it}")).unwrap_or_default();
    format!("Hello{name}! I am your first bot.")
}
