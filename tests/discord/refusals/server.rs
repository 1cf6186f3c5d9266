//! What a server consists of.

use serde_json::json;

use super::{case, refuses};
use crate::bare::Bare;

#[tokio::test]
async fn a_change_is_refused_field_by_field() {
    let bare = Bare::mighty().await;
    let slow = json!({ "rate_limit_per_user": 21_601 });
    let slow = case(slow, "rate_limit_per_user", "NUMBER_TYPE_MAX");
    refuses(&bare, "PATCH", &format!("/channels/{}", bare.channel), [slow]).await;
    let id = case(json!({}), "channel_id", "NUMBER_TYPE_COERCE");
    refuses(&bare, "GET", "/channels/x/messages", [id]).await;
    const UNTIL: &str = "communication_disabled_until";
    let times = [
        case(json!({ UNTIL: "soon" }), UNTIL, "DATE_TIME_TYPE_PARSE"),
        case(
            json!({ UNTIL: "3000-01-01T00:00:00Z" }),
            UNTIL,
            "GUILD_MEMBER_COMMUNICATION_DISABLED_TIMESTAMP",
        ),
    ];
    let member = format!("/guilds/{}/members/{}", bare.guild, bare.me);
    refuses(&bare, "PATCH", &member, times).await;
}
