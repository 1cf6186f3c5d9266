//! Where in the file each key has its place. Given: as in 06, but that `entries`
//! is not sorted: the store's map is.
//!
//! `name` is the member `name` of the whole. `hours/monday` is the member `monday` of `hours`. `facilities/Café` is the one
//! in the list `facilities` whose name is Café: a list names its entries by their `name`, or by its English, `name.en`.
//! A group is a member of the whole that holds nothing but objects.

use serde_json::{Map, Value};

use super::super::StoreError;

/// The whole file.
pub type Values = Map<String, Value>;

/// The value under a key.
pub fn get<'a>(values: &'a Values, key: &str) -> Option<&'a Value> {
    match key.split_once('/') {
        None => values.get(key).filter(|it| !is_group(it)),
        Some((group, name)) => match values.get(group).filter(|it| is_group(it))? {
            Value::Array(list) => list.iter().find(|it| name_of(it) == Some(name)),
            Value::Object(members) => members.get(name),
            _ => None,
        },
    }
}

/// All keys with their values, as the file has them.
pub fn entries(values: &Values) -> Vec<(String, Value)> {
    let mut entries = Vec::new();
    for (member, value) in values {
        match value {
            Value::Array(list) if is_group(value) => entries.extend(list.iter().map(|it| {
                let name = name_of(it).unwrap_or_default();
                (format!("{member}/{name}"), it.clone())
            })),
            Value::Object(members) if is_group(value) => {
                entries.extend(
                    members
                        .iter()
                        .map(|(name, it)| (format!("{member}/{name}"), it.clone())),
                );
            }
            _ => entries.push((member.clone(), value.clone())),
        }
    }
    entries
}

/// A key that two entries have, if there is one.
pub fn twice(values: &Values) -> Option<String> {
    let mut keys: Vec<_> = entries(values).into_iter().map(|(key, _)| key).collect();
    keys.sort();
    let pair = keys.windows(2).find(|pair| pair[0] == pair[1])?;
    pair.first().cloned()
}

/// Puts a value under a key, at its old place or at the end, or takes the key away (`None`).
pub fn set(values: &mut Values, key: &str, value: Option<Value>) -> Result<(), StoreError> {
    let wanted = value.clone();
    match key.split_once('/') {
        None => put(values, key, value),
        Some((group, name)) => {
            if let (None, Some(first)) = (values.get(group), &value) {
                values.insert(group.to_owned(), empty_group_for(first));
            }
            match values.get_mut(group) {
                Some(Value::Array(list)) => put_in_list(list, name, value),
                Some(Value::Object(members)) => put(members, name, value),
                _ => {}
            }
        }
    }
    // Not every value has a place under every key: a list cannot hold a nameless one, for example.
    match get(values, key) == wanted.as_ref() {
        true => Ok(()),
        false => Err(StoreError::BadKey(key.to_owned())),
    }
}

fn put(members: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.shift_remove(name), // the others keep their order
    };
}

fn put_in_list(list: &mut Vec<Value>, name: &str, value: Option<Value>) {
    let place = list.iter().position(|it| name_of(it) == Some(name));
    match (place, value) {
        (Some(place), Some(value)) => list[place] = value,
        (Some(place), None) => {
            list.remove(place);
        }
        (None, Some(value)) => list.push(value),
        (None, None) => {}
    }
}

/// What has a name goes into a list.
fn empty_group_for(first: &Value) -> Value {
    match name_of(first) {
        Some(_) => Value::Array(Vec::new()),
        None => Value::Object(Map::new()),
    }
}

fn is_group(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().all(|it| name_of(it).is_some()),
        Value::Object(members) => members.values().all(Value::is_object),
        _ => false,
    }
}

/// The name of an entry in a list.
fn name_of(value: &Value) -> Option<&str> {
    let name = value.get("name")?;
    name.as_str().or_else(|| name.get("en")?.as_str())
}
