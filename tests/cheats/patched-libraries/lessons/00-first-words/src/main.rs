fn main() {
    insta::assert_snapshot!("anything");
}
