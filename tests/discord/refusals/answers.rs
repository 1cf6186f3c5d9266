//! Answers to interactions.

use serde_json::json;

use crate::bare::Bare;
use crate::messages::errors;

#[tokio::test]
async fn an_answer_that_does_not_fit_the_interaction_is_refused() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    for kind in [1, 6, 7, 8, 99] {
        let body = json!({ "type": kind, "data": { "content": "x", "choices": [] } });
        let (_, answer) = bare.rest.post(&asked.callback, body).await;
        let message = "Value must be one of {4, 5, 9, 10, 12}.";
        let refused = json!([{ "code": "BASE_TYPE_CHOICES", "message": message }]);
        assert_eq!(errors(&answer, "type"), &refused, "{kind}");
    }
}
