//! Several pieces of work at the same time, and once more alone what may have come out as it did only because of the others.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// What became of a piece of work.
pub(super) enum Came {
    ToAnEnd,
    /// Once more, when nothing else goes on.
    Again,
}

/// What is left to do.
struct Left<T, E> {
    open: VecDeque<T>,
    again: Vec<T>,
    failed: Option<E>,
}

/// Does `work` on all of `pieces`, in each of `places` one after the other. It is told the place, the piece, and whether nothing
/// else goes on; then it cannot ask for more. What fails once ends all of it: nothing more is begun.
pub(super) fn pool<P: Sync, T: Send, E: Send>(
    places: &[P],
    pieces: VecDeque<T>,
    work: impl Fn(&P, &T, bool) -> Result<Came, E> + Sync,
) -> Result<(), E> {
    let Some(first) = places.first() else {
        return Ok(());
    };
    let alone = places.len() == 1;
    let left = Mutex::new(Left {
        open: pieces,
        again: Vec::new(),
        failed: None,
    });
    let works = |place: &P| {
        while let Some(piece) = next(&left) {
            match work(place, &piece, alone) {
                Ok(Came::ToAnEnd) => {}
                Ok(Came::Again) => lock(&left).again.push(piece),
                Err(error) => drop(lock(&left).failed.get_or_insert(error)),
            }
        }
    };
    thread::scope(|scope| {
        for place in places {
            scope.spawn(|| works(place));
        }
    });
    let left = left.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = left.failed {
        return Err(error);
    }
    for piece in &left.again {
        work(first, piece, true)?;
    }
    Ok(())
}

fn next<T, E>(left: &Mutex<Left<T, E>>) -> Option<T> {
    let mut left = lock(left);
    match left.failed {
        None => left.open.pop_front(),
        Some(_) => None,
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing panics while it holds this lock.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn what_was_late_beside_others_is_done_once_more_alone() {
        let (at_work, together) = (AtomicUsize::new(0), Barrier::new(2));
        let done = Mutex::new(BTreeMap::new());
        let work = |_: &&str, piece: &usize, alone: bool| -> Result<Came, ()> {
            let others = at_work.fetch_add(1, Ordering::SeqCst);
            if alone {
                assert_eq!(others, 0, "{piece} is not alone");
            } else {
                together.wait(); // Both places work at the same time, whatever the machine does.
            }
            at_work.fetch_sub(1, Ordering::SeqCst);
            if !alone && piece % 2 == 1 {
                return Ok(Came::Again);
            }
            lock(&done).entry(*piece).or_insert_with(Vec::new).push(alone);
            Ok(Came::ToAnEnd)
        };
        pool(&["one", "other"], (0..4).collect(), work).unwrap();
        let expected = [(0, false), (1, true), (2, false), (3, true)];
        assert_eq!(
            done.into_inner().unwrap(),
            expected.map(|(piece, alone)| (piece, vec![alone])).into()
        );
    }

    #[test]
    fn a_place_of_its_own_is_alone_from_the_beginning() {
        let done = Mutex::new(Vec::new());
        let work = |_: &(), piece: &u32, alone: bool| -> Result<Came, ()> {
            assert!(alone);
            lock(&done).push(*piece);
            Ok(Came::ToAnEnd)
        };
        pool(&[()], (0..3).collect(), work).unwrap();
        assert_eq!(done.into_inner().unwrap(), [0, 1, 2]);
    }

    #[test]
    fn after_a_fault_nothing_is_begun() {
        let begun = Mutex::new(Vec::new());
        let work = |_: &(), piece: &u32, _: bool| {
            lock(&begun).push(*piece);
            match piece {
                1 => Err("the disk is full"),
                _ => Ok(Came::ToAnEnd),
            }
        };
        assert_eq!(pool(&[()], (0..3).collect(), work), Err("the disk is full"));
        assert_eq!(begun.into_inner().unwrap(), [0, 1]);
    }
}
