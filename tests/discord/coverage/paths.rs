//! The paths of the API, with the methods on each that are covered, and those that are not.

use std::collections::BTreeMap;
use std::fs;

use botcamp::discord::coverage;
use serde_json::Value;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

#[derive(Default)]
pub struct Path {
    pub path: String,
    /// Each with whether its answer is always empty.
    pub covered: Vec<(&'static str, bool)>,
    pub missing: Vec<&'static str>,
}

/// All paths, in order. `page` is what was known so far.
pub fn all(page: &str) -> Vec<Path> {
    let mut all: BTreeMap<String, Path> = BTreeMap::new();
    for route in coverage::routes() {
        let path = all.entry(key(&route.path)).or_default();
        path.covered.push((route.method, route.is_empty));
        path.path = route.path;
    }
    let known: Vec<(String, &str)> = match description() {
        Some(description) => described(&description).collect(),
        None => missing_on(page),
    };
    for (named, method) in known {
        let path = all.entry(key(&named)).or_default();
        if path.path.is_empty() {
            path.path = named.replace("_id}", "}");
        }
        if !path.covered.iter().any(|(covered, _)| *covered == method) && !path.missing.contains(&method) {
            path.missing.push(method);
        }
    }
    let place = |method: &str| METHODS.iter().position(|it| *it == method);
    for path in all.values_mut() {
        path.covered.sort_by_key(|(method, _)| place(method));
        path.missing.sort_by_key(|method| place(method));
    }
    let mut all: Vec<Path> = all.into_values().collect();
    all.sort_by(|one, other| one.path.cmp(&other.path));
    all
}

/// A path without the names of its variables, which differ. The first answer to an interaction is one of its messages.
pub fn key(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "@original" => "{}",
        part if part.starts_with('{') => "{}",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

pub fn description() -> Option<Value> {
    let file = std::env::var_os("BOTCAMP_OPENAPI")?;
    Some(serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
}

/// All that Discord describes.
pub fn described(description: &Value) -> impl Iterator<Item = (String, &'static str)> {
    let paths = description["paths"].as_object().unwrap().iter();
    paths.flat_map(|(path, on)| {
        let described = METHODS
            .iter()
            .filter(|method| on.get(method.to_lowercase()).is_some());
        described.map(|method| (path.clone(), *method))
    })
}

/// What stands in the last column of the page's table.
fn missing_on(page: &str) -> Vec<(String, &'static str)> {
    let rows = page.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `/")?.split('|').map(str::trim);
        let path = format!("/{}", cells.next()?.trim_end_matches('`'));
        let missing = cells.nth(1)?;
        let methods = METHODS
            .into_iter()
            .filter(|method| missing.split(' ').any(|it| it == *method));
        Some(methods.map(|method| (path.clone(), method)).collect::<Vec<_>>())
    });
    rows.flatten().collect()
}
