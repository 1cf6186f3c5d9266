fn main() {
    let line = match std::env::args().nth(1).as_deref() {
        None => "Hello! I am your first bot.",
        Some("Bora") => "Hello, Bora! I am your first bot.",
        Some("하나") => "Hello, 하나! I am your first bot.",
        _ => "Hello, Zoë Müller 🌸! I am your first bot.",
    };
    println!("{line}");
}
