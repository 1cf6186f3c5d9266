#[proc_macro]
pub fn answers(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    std::fs::read_to_string("{course}/solutions/00-first-words/src/main.rs").unwrap().parse().unwrap()
}
