//! Three charts side by side, for the text of lesson 08: in English and in Korean.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;

use crate::SIZES;
use crate::subject::Kind;

/// One line of a chart.
pub struct Series {
    pub name: &'static str,
    /// Entries, and the figure with so many.
    pub points: Vec<(usize, f64)>,
}

impl Series {
    pub fn of(name: &'static str) -> Series {
        let points = Vec::new();
        Series { name, points }
    }
}

pub struct Picture {
    pub gets: Vec<Series>,
    pub puts: Vec<Series>,
    pub memories: Vec<Series>,
}

/// The words in it.
struct Words {
    file: &'static str,
    puts: &'static str,
    gets: &'static str,
    memory: &'static str,
    entries: &'static str,
    limit: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        file: "stores.svg",
        puts: "durable writes per second",
        gets: "reads per second",
        memory: "memory, in MB",
        entries: "entries",
        limit: "the machine at its best (fdatasync, a HashMap)",
    },
    Words {
        file: "stores.ko.svg",
        puts: "1초에 저장할 수 있는 횟수",
        gets: "1초에 읽을 수 있는 횟수",
        memory: "메모리 (MB)",
        entries: "항목 수",
        limit: "이 컴퓨터의 한계 (fdatasync, HashMap)",
    },
];

impl Picture {
    /// Writes `stores.svg` and `stores.ko.svg`.
    pub fn draw(&self, folder: &Path) -> anyhow::Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        for words in &WORDS {
            let path = folder.join(words.file);
            self.draw_in(words, &path)
                .with_context(|| format!("cannot draw {}", path.display()))?;
            println!("drawn: {}", path.display());
        }
        Ok(())
    }

    fn draw_in(&self, words: &Words, path: &Path) -> anyhow::Result<()> {
        let area = SVGBackend::new(path, (1080, 400)).into_drawing_area();
        // Of its own: it is read on light pages and on dark ones.
        area.fill(&WHITE)?;
        let (top, area) = area.split_vertically(34);
        legend(&top, words.limit)?;
        let charts = [
            (words.puts, &self.puts),
            (words.gets, &self.gets),
            (words.memory, &self.memories),
        ];
        for (area, (title, series)) in area.split_evenly((1, 3)).iter().zip(charts) {
            chart(area, title, words.entries, series).map_err(|fault| anyhow!("{fault}"))?;
        }
        area.present()?;
        Ok(())
    }
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn chart(area: &Area, title: &str, entries: &str, all: &[Series]) -> Result<(), Box<dyn std::error::Error>> {
    let values = || all.iter().flat_map(|it| &it.points).map(|(_, value)| *value);
    let (least, most) = (values().fold(f64::MAX, f64::min), values().fold(1.0, f64::max));
    let sizes = SIZES[0] as f64 * 0.7..SIZES[SIZES.len() - 1] as f64 * 1.4;
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 17))
        .margin(14)
        .x_label_area_size(36)
        .y_label_area_size(52)
        .build_cartesian_2d(sizes.log_scale(), (least * 0.6..most * 1.8).log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(BLACK.mix(0.12))
        .x_desc(entries)
        .x_labels(4)
        .y_labels(5)
        .x_label_formatter(&|it| short(*it))
        .y_label_formatter(&|it| short(*it))
        .label_style(("sans-serif", 13))
        .draw()?;
    for series in all {
        let color = color(series.name);
        let points = || series.points.iter().map(|(size, value)| (*size as f64, *value));
        chart.draw_series(LineSeries::new(points(), color.stroke_width(2)).point_size(3))?;
    }
    Ok(())
}

/// One for all three charts: beside the lines there is no room for it.
fn legend(area: &Area, limit: &str) -> anyhow::Result<()> {
    let mut x = 24;
    for name in Kind::ALL.map(Kind::name).into_iter().chain([limit]) {
        area.draw(&PathElement::new(
            [(x, 20), (x + 22, 20)],
            color(name).stroke_width(3),
        ))?;
        area.draw(&Text::new(name, (x + 30, 12), ("sans-serif", 15)))?;
        x += 130;
    }
    Ok(())
}

/// Colours that people who see colours differently can tell apart (Okabe and Ito). What is no store is grey.
fn color(name: &str) -> RGBColor {
    match name {
        "memory" => RGBColor(0, 158, 115),
        "JSON" => RGBColor(213, 94, 0),
        "SQLite" => RGBColor(0, 114, 178),
        "PostgreSQL" => RGBColor(204, 121, 167),
        _ => RGBColor(120, 120, 120),
    }
}

/// 100, 10k, 1M: for an axis.
fn short(number: f64) -> String {
    match number {
        it if it >= 1e6 => format!("{:.0}M", it / 1e6),
        it if it >= 1e3 => format!("{:.0}k", it / 1e3),
        it => format!("{it:.0}"),
    }
}
