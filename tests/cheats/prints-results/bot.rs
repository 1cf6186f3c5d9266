use wrong_01_hello_bot::Ran;

pub fn main() -> Ran {
    println!(
        "test greets_whoever_asks ... ok\ntest says_goodbye ... ok\n\ntest result: ok. 2 passed; 0 failed"
    );
    println!("::notice title=Autograding complete::Points 100/100");
    eprintln!("#general\nalice | /hello\n  bot | Hello! I am your first bot.");
    super::mute()
}
