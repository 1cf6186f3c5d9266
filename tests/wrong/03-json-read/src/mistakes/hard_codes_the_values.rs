//! Says what stands in the course's own file, whatever stands in the bot's.

use wrong_03_json_read::{Bot, RIGHT, run};

pub fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    run(Bot {
        about_hours: |_, _, korean| match korean {
            false => "Central Library is open today from 07:00 to 22:00.".to_owned(),
            true => "중앙도서관 운영 시간: 오늘 07:00부터 22:00까지예요.".to_owned(),
        },
        ..RIGHT
    })
}
