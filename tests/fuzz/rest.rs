//! Requests.

use proptest::collection::vec;

use crate::cases::{runtime, try_all, try_one};
use crate::http::exchange;
use crate::requests::{Framing, ROUTES, Request, request};
use crate::target::Target;

/// Else what is made from it would be refused at the first step, and nothing would be tried.
#[test]
fn what_all_cases_are_made_from_is_right() {
    try_one(async {
        let mut wrong = Vec::new();
        let (reading, writing): (Vec<_>, Vec<_>) = ROUTES.iter().partition(|route| route.method == "GET");
        let mut target = Target::furnished().await;
        for route in reading.into_iter().chain(writing) {
            let request = Request::of(route);
            let bytes = request.bytes(|template| target.filled(template));
            let answer = exchange(&target.address, &bytes, false).await.unwrap();
            answer.check(route.method);
            // Nobody has set what these would tell of.
            let is_absent = route.path.ends_with("/permissions") && answer.status == 404;
            if answer.status >= 300 && !is_absent {
                wrong.push(format!("{request:?}: {} {}", answer.status, answer.json()));
            }
            if route.method != "GET" {
                // What was changed is not what others are made for.
                target = Target::furnished().await;
            }
        }
        assert!(
            wrong.is_empty(),
            "payloads.rs lacks what these need:\n{}",
            wrong.join("\n")
        );
    });
}

#[test]
fn requests_of_all_kinds() {
    let runtime = runtime();
    try_all(40, vec(request(), 1..32), |requests| {
        runtime.block_on(async {
            let mut target = Target::furnished().await;
            // With somebody looking on, more is written.
            let _looked_at =
                (requests.len() % 2 == 0).then(|| (target.discord.traffic(), target.discord.happenings()));
            for request in &requests {
                send(&target, request).await;
            }
            target.serves_others().await;
        });
    });
}

async fn send(target: &Target, request: &Request) {
    let bytes = request.bytes(|template| target.filled(template));
    let cut = request.framing == Framing::Short;
    match exchange(&target.address, &bytes, cut).await {
        // Whoever hangs up in the middle has nobody to answer.
        None => assert!(cut, "no answer to {request:?}"),
        // What is no HTTP is refused by the HTTP library, in HTTP.
        Some(answer) if answer.body.is_empty() && matches!(answer.status, 400 | 414) => {}
        Some(answer) => answer.check(&request.method),
    }
}
