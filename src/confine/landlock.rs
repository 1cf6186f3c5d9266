//! The rules of a confined program, as Landlock takes them.

use ::landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, NetPort, RestrictionStatus, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetError, Scope, path_beneath_rules,
};

use super::Confined;

/// The newest Landlock that these rules know of. An older kernel enforces what it can; a result says how much.
const KNOWN: ABI = ABI::V6;

/// Confines the thread that calls it, and every process that is started from it, for good.
pub(super) fn confine(rules: &Confined) -> Result<RestrictionStatus, RulesetError> {
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let write: BitFlags<AccessFs> = AccessFs::from_all(KNOWN) & !AccessFs::Execute;
    let connects = rules
        .connects
        .map(|port| Ok::<_, RulesetError>(NetPort::new(port, AccessNet::ConnectTcp)));
    Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(KNOWN))?
        .handle_access(AccessNet::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?
        .create()?
        .add_rules(path_beneath_rules(&rules.reads, read))?
        .add_rules(path_beneath_rules(&rules.runs, read | AccessFs::Execute))?
        .add_rules(path_beneath_rules(&rules.writes, write))?
        .add_rules(connects)?
        .restrict_self()
}
