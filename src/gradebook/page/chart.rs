//! Points over time: the middle of the class and its middle half, with every student's own line behind them.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{Page, readable};
use crate::gradebook::class::{Spread, spread};

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 300.0;
/// Room for what is written: left, right, above and below.
const LEFT: f64 = 40.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 14.0;
const BELOW: f64 = 28.0;
/// Times that are written below.
const TIMES: i32 = 4;

pub(super) fn section(page: &Page) -> Markup {
    let steps = spread(page.book);
    let several = steps.first().map(|it| it.at) < steps.last().map(|it| it.at);
    html! {
        section #time {
            h2 { (page.say("gradebook-page-time", &[])) }
            @match steps.split_first() {
                Some((first, _)) if several => {
                    (chart(page, &steps, Scale::of(page, first, &steps)))
                    p.small { (page.say("gradebook-page-time-means", &[])) }
                    (table(page, &steps))
                }
                _ => p { (page.say("gradebook-page-time-none", &[])) }
            }
        }
    }
}

/// From times and points to places on the chart.
struct Scale {
    from: DateTime<Utc>,
    seconds: f64,
    points: f64,
}

impl Scale {
    fn of(page: &Page, first: &Spread, steps: &[Spread]) -> Scale {
        let last = steps.last().unwrap_or(first).at;
        Scale {
            from: first.at,
            // A little more than all, so that the last step can be seen.
            seconds: ((last - first.at).num_seconds() as f64 * 1.02).max(1.0),
            points: f64::from(page.book.max_points().max(1)),
        }
    }

    fn x(&self, at: DateTime<Utc>) -> f64 {
        let share = (at - self.from).num_seconds() as f64 / self.seconds;
        LEFT + share.clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, points: u32) -> f64 {
        HEIGHT - BELOW - f64::from(points) / self.points * (HEIGHT - TOP - BELOW)
    }

    /// A line that stays at its height until the next time.
    fn steps(&self, steps: impl Iterator<Item = (DateTime<Utc>, u32)>) -> String {
        let mut line = String::new();
        for (at, points) in steps {
            let (x, y) = (self.x(at), self.y(points));
            line += &match line.is_empty() {
                true => format!("M{x:.1} {y:.1}"),
                false => format!("H{x:.1}V{y:.1}"),
            };
        }
        line + &format!("H{:.1}", WIDTH - RIGHT)
    }
}

fn chart(page: &Page, steps: &[Spread], scale: Scale) -> Markup {
    let last = steps.last().map_or(0, |it| it.median);
    let label = page.say(
        "gradebook-page-time-label",
        &[("median", last.into()), ("of", page.book.max_points().into())],
    );
    let span = chrono::Duration::seconds(scale.seconds as i64);
    let times: Vec<_> = (0..=TIMES).map(|it| scale.from + span * it / TIMES).collect();
    let format = if span.num_days() > 3 {
        "%m-%d"
    } else {
        "%m-%d %H:%M"
    };
    let zone = page.book.made_at.timezone();
    let deadlines: Vec<_> = page
        .book
        .deadlines
        .all()
        .map(|(lesson, at)| (lesson, at.to_utc()))
        .filter(|(_, at)| *at >= scale.from && *at <= scale.from + span)
        .collect();
    html! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(label) {
            @for share in 0..=4u32 {
                @let points = page.book.max_points() * share / 4;
                line.grid x1=(LEFT) x2=(WIDTH - RIGHT) y1=(scale.y(points)) y2=(scale.y(points)) {}
                text x=(LEFT - 6.0) y=(scale.y(points) + 4.0) text-anchor="end" { (points) }
            }
            @for (at, time) in times.iter().enumerate() {
                text x=(scale.x(*time)) y=(HEIGHT - 8.0) text-anchor=(anchor(at)) {
                    (time.with_timezone(&zone).format(format).to_string())
                }
            }
            @for (lesson, at) in &deadlines {
                line.deadline x1=(scale.x(*at)) x2=(scale.x(*at)) y1=(TOP) y2=(HEIGHT - BELOW) {
                    title { (page.say("gradebook-page-deadline", &[])) " " (lesson.unwrap_or_default()) }
                }
            }
            path.half d=(half(steps, &scale)) {}
            @for row in page.book.rows.iter().filter(|it| !it.history.is_empty()) {
                path.one d=(scale.steps(row.history.iter().copied())) {
                    title { (readable(row.student.shown(), 60)) }
                }
            }
            path.median d=(scale.steps(steps.iter().map(|it| (it.at, it.median)))) {}
        }
    }
}

fn anchor(at: usize) -> &'static str {
    match at {
        0 => "start",
        at if at == TIMES as usize => "end",
        _ => "middle",
    }
}

/// The middle half: along its upper edge, and back along the lower one.
fn half(steps: &[Spread], scale: &Scale) -> String {
    let mut area = scale.steps(steps.iter().map(|it| (it.at, it.high)));
    let mut right = WIDTH - RIGHT;
    for step in steps.iter().rev() {
        area += &format!("L{right:.1} {0:.1}H{1:.1}", scale.y(step.low), scale.x(step.at));
        right = scale.x(step.at);
    }
    area + "Z"
}

/// The same in numbers, at no more than a few times.
fn table(page: &Page, steps: &[Spread]) -> Markup {
    const LINES: usize = 12;
    let every = steps.len().div_ceil(LINES).max(1);
    let shown = steps.iter().rev().step_by(every).collect::<Vec<_>>();
    html! {
        details {
            summary { (page.say("gradebook-page-time-numbers", &[])) }
            table.plain {
                thead {
                    tr {
                        @for key in ["time-when", "time-low", "time-median", "time-high"] {
                            th scope="col" { (page.word(key)) }
                        }
                    }
                }
                tbody {
                    @for step in shown.into_iter().rev() {
                        tr {
                            th scope="row" { (page.time(step.at)) }
                            td { (step.low) }
                            td { (step.median) }
                            td { (step.high) }
                        }
                    }
                }
            }
        }
    }
}
