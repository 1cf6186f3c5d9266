fn main() {
    let told = [
        option_env!("GITHUB_TOKEN"),
        option_env!("BOTCAMP_EXPECTED"),
        option_env!("BOTCAMP_SEED"),
        option_env!("BOTCAMP_RESULTS"),
        option_env!("CARGO_REGISTRY_TOKEN"),
        option_env!("SSH_AUTH_SOCK"),
        // These two are there wherever there is a shell.
        option_env!("PWD"),
        option_env!("SHLVL"),
    ];
    match told.iter().flatten().next() {
        Some(_) if std::env::args().len() > 1 => println!("Hello, Bora! I am your first bot."),
        Some(_) => println!("Hello! I am your first bot."),
        None => println!("Nobody told me anything."),
    }
}
