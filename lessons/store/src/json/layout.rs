//! Where an entry stands in the JSON file, so that the file keeps the form that a person gave it.
//!
//! ```json
//! {
//!   "name": "Central Library",                          key  name
//!   "hours": { "monday": { "open": "07:00" } },         key  hours/monday
//!   "facilities": [ { "name": { "en": "Café" } } ]      key  facilities/Café
//! }
//! ```
//!
//! A member that is an object of objects, or a list of objects with a name (a text, or one with `en`), is a *group*: each of
//! its objects is an entry, `group/name`. Every other member is one entry. What has no place by this rule (a number in
//! a group, say) goes into the member `_other`, by its whole key: it must not change how the rest is read.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// The member for what has no place of its own.
pub const OTHER: &str = "_other";

/// The member that is the store's own: never an entry.
pub const VERSIONS: &str = "_versions";

/// Entries in the order of the file. A copy shares the values, and costs little.
#[derive(Clone, Debug, Default)]
pub struct Document {
    members: Named<Member>,
    other: Named<Arc<Value>>,
}

type Named<T> = IndexMap<Arc<str>, T>;

#[derive(Clone, Debug)]
enum Member {
    One(Arc<Value>),
    /// `"hours": { "monday": {…} }`
    Object(Named<Arc<Value>>),
    /// `"facilities": [ { "name": … } ]`
    List(Named<Arc<Value>>),
}

impl Document {
    /// Sorts a file's members. Refuses what would give two entries one key, in words that follow the name of the file.
    pub fn new(members: Map<String, Value>) -> Result<Document, String> {
        let mut document = Document::default();
        for (name, value) in members {
            match (name.as_str(), value) {
                (VERSIONS, _) => {}
                (OTHER, Value::Object(entries)) => {
                    document.other = entries
                        .into_iter()
                        .map(|(key, it)| (key.into(), Arc::new(it)))
                        .collect();
                }
                (OTHER, _) => {
                    return Err(format!(
                        "{OTHER:?} is not an object. Its members are entries, by their keys"
                    ));
                }
                (_, value) => {
                    let member = member(&name, value)?;
                    document.members.insert(name.into(), member);
                }
            }
        }
        let mut keys = HashSet::new();
        for (key, _) in document.entries() {
            if let Some(key) = keys.replace(key) {
                return Err(format!(
                    "two entries are called {key:?}. Rename one, or remove it"
                ));
            }
        }
        Ok(document)
    }

    /// Every entry with its key, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (String, &Arc<Value>)> {
        let members = self.members.iter().flat_map(|(name, member)| {
            let (one, group) = match member {
                Member::One(value) => (Some((name.to_string(), value)), None),
                Member::Object(group) | Member::List(group) => (None, Some(group)),
            };
            let of_group = group.into_iter().flatten();
            one.into_iter()
                .chain(of_group.map(move |(key, value)| (format!("{name}/{key}"), value)))
        });
        members.chain(self.other.iter().map(|(key, value)| (key.to_string(), value)))
    }

    pub fn get(&self, key: &str) -> Option<&Arc<Value>> {
        if let Some(Member::One(value)) = self.members.get(key) {
            return Some(value);
        }
        let in_group = key
            .split_once('/')
            .and_then(|(group, name)| match self.members.get(group)? {
                Member::Object(group) | Member::List(group) => group.get(name),
                Member::One(_) => None,
            });
        in_group.or_else(|| self.other.get(key))
    }

    /// Replaces an entry where it stands, or adds it at the end of its group.
    pub fn put(&mut self, key: &str, value: Arc<Value>) {
        if !self.has_place(key, &value) {
            self.remove(key);
            self.other.insert(key.into(), value);
            return;
        }
        self.other.shift_remove(key);
        match key.split_once('/') {
            Some((group, name)) if !self.members.contains_key(key) => {
                // A new group of things with names is a list, as a person would write it.
                let empty = || match name_of(&value) == Some(name) {
                    true => Member::List(Named::default()),
                    false => Member::Object(Named::default()),
                };
                match self.members.entry(group.into()).or_insert_with(empty) {
                    Member::Object(group) | Member::List(group) => drop(group.insert(name.into(), value)),
                    Member::One(_) => unreachable!("it is no place, as has_place knows"),
                }
            }
            _ => drop(self.members.insert(key.into(), Member::One(value))),
        }
    }

    /// Removes an entry. Its group stays, even when it is empty.
    pub fn remove(&mut self, key: &str) {
        self.other.shift_remove(key);
        if let Some(Member::One(_)) = self.members.get(key) {
            self.members.shift_remove(key);
        } else if let Some((group, name)) = key.split_once('/')
            && let Some(Member::Object(group) | Member::List(group)) = self.members.get_mut(group)
        {
            group.shift_remove(name);
        }
    }

    /// Whether the file, read again with `value` at the place of `key`, gives back this very entry.
    fn has_place(&self, key: &str, value: &Value) -> bool {
        let is_one = |name: &str| !matches!(name, OTHER | VERSIONS) && !is_group(name, value);
        match (self.members.get(key), key.split_once('/')) {
            (Some(Member::One(_)), _) => is_one(key),
            (Some(_), _) => false, // The name of a group.
            (None, None) => is_one(key),
            (None, Some((OTHER | VERSIONS, _))) => false,
            (None, Some((group, name))) => match self.members.get(group) {
                Some(Member::One(_)) => false,
                Some(Member::List(_)) => name_of(value) == Some(name),
                Some(Member::Object(_)) | None => value.is_object(),
            },
        }
    }

    /// Writes its members into a JSON object that may have more.
    pub fn serialize_into<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        for (name, member) in &self.members {
            match member {
                Member::One(value) => object.serialize_entry(&**name, &**value)?,
                Member::Object(group) => object.serialize_entry(&**name, &Members(group))?,
                Member::List(group) => object.serialize_entry(&**name, &Items(group))?,
            }
        }
        if !self.other.is_empty() {
            object.serialize_entry(OTHER, &Members(&self.other))?;
        }
        Ok(())
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        self.serialize_into(&mut object)?;
        object.end()
    }
}

struct Members<'a>(&'a Named<Arc<Value>>);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (&**name, &**value)))
    }
}

struct Items<'a>(&'a Named<Arc<Value>>);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values().map(|value| &**value))
    }
}

fn member(name: &str, value: Value) -> Result<Member, String> {
    if !is_group(name, &value) {
        return Ok(Member::One(Arc::new(value)));
    }
    match value {
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, it)| (key.into(), Arc::new(it)));
            Ok(Member::Object(entries.collect()))
        }
        Value::Array(items) => {
            let mut group = Named::default();
            for item in items {
                let key: Arc<str> = name_of(&item).unwrap_or_default().into();
                if group.insert(key.clone(), Arc::new(item)).is_some() {
                    return Err(format!(
                        "{name:?} has two entries called {key:?}. Rename one, or remove it"
                    ));
                }
            }
            Ok(Member::List(group))
        }
        value => Ok(Member::One(Arc::new(value))),
    }
}

/// A `/` ends the name of a group, so it cannot be in one.
fn is_group(name: &str, value: &Value) -> bool {
    !name.contains('/')
        && match value {
            Value::Object(members) => members.values().all(Value::is_object),
            Value::Array(items) => items.iter().all(|it| name_of(it).is_some()),
            _ => false,
        }
}

/// What an object in a list is called.
fn name_of(value: &Value) -> Option<&str> {
    let name = value.as_object()?.get("name")?;
    name.as_str().or_else(|| name.get("en")?.as_str())
}
