//! A file that somebody sent, as the page fetches it.

use std::ops::RangeInclusive;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::discord::File;

/// What the page shows and plays. Anything else is saved, and never opened as a page. `src/page/assets/attachment.js` has the
/// same.
const SHOWN: [&str; 16] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/x-wav",
    "audio/flac",
    "audio/mp4",
    "audio/aac",
    "audio/webm",
    "video/mp4",
    "video/webm",
    "video/ogg",
    "video/quicktime",
];

/// The whole file, or the part that is asked for: a player goes on where its user wants.
pub fn answer(file: File, asked: &HeaderMap) -> Response {
    let length = file.bytes.len();
    let shown = SHOWN.into_iter().find(|kind| *kind == file.content_type);
    let mut response = match part(asked, length) {
        Part::Whole => file.bytes.into_response(),
        Part::Of(range) => {
            let place = format!("bytes {}-{}/{length}", range.start(), range.end());
            let bytes = file.bytes.slice(range);
            (
                StatusCode::PARTIAL_CONTENT,
                [(header::CONTENT_RANGE, place)],
                bytes,
            )
                .into_response()
        }
        Part::Beyond => {
            let place = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, place).into_response()
        }
    };
    let mut says = |name: HeaderName, value: &'static str| {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    };
    says(header::CONTENT_TYPE, shown.unwrap_or("application/octet-stream"));
    says(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    says(header::ACCEPT_RANGES, "bytes");
    if shown.is_none() {
        // It is saved under the name that its address ends with.
        says(header::CONTENT_DISPOSITION, "attachment");
    }
    response
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Of(RangeInclusive<usize>),
    /// There is nothing of it.
    Beyond,
}

/// What of a file of this length is asked for. Several parts at once are answered with the whole, as any server may.
/// RFC 9110 (Range)
fn part(asked: &HeaderMap, length: usize) -> Part {
    let range = asked.get(header::RANGE).and_then(|it| it.to_str().ok());
    let Some((first, last)) = range.and_then(|it| it.strip_prefix("bytes=")?.split_once('-')) else {
        return Part::Whole;
    };
    let end = length.saturating_sub(1);
    let range = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..=last.min(end),
        (Ok(first), Err(_)) if last.is_empty() => first..=end,
        (Err(_), Ok(last)) if first.is_empty() => length.saturating_sub(last)..=end,
        _ => return Part::Whole,
    };
    match *range.start() < length {
        true => Part::Of(range),
        false => Part::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_was_asked_for() {
        let part_of = |range: &str| {
            let mut asked = HeaderMap::new();
            asked.insert(header::RANGE, range.parse().unwrap());
            part(&asked, 100)
        };
        assert_eq!(part(&HeaderMap::new(), 100), Part::Whole);
        assert_eq!(part_of("bytes=0-"), Part::Of(0..=99));
        assert_eq!(part_of("bytes=10-19"), Part::Of(10..=19));
        assert_eq!(part_of("bytes=90-1000"), Part::Of(90..=99));
        assert_eq!(part_of("bytes=-10"), Part::Of(90..=99));
        assert_eq!(part_of("bytes=-1000"), Part::Of(0..=99));
        assert_eq!(part_of("bytes=100-"), Part::Beyond);
        assert_eq!(part_of("bytes=-0"), Part::Beyond);
        for other in ["bytes=19-10", "bytes=0-9,20-29", "lines=0-9", "bytes=x-y"] {
            assert_eq!(part_of(other), Part::Whole, "{other}");
        }
        let mut asked = HeaderMap::new();
        asked.insert(header::RANGE, "bytes=0-".parse().unwrap());
        assert_eq!(part(&asked, 0), Part::Beyond);
    }
}
