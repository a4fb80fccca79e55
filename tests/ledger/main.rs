//! The ledger against what disks and hands do to files: cuts, flips, swaps.

use ledger::{BlobHash, Integrity, LedgerError, Store};
use proptest::prelude::*;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

fn write_run(store: &Store, events: usize) -> (String, PathBuf) {
    let mut run = store.start_run().unwrap();
    for index in 0..events {
        run.append("step", &json!({ "index": index, "text": "line\nend \u{1b}" })).unwrap();
    }
    let id = run.id().to_owned();
    run.finish().unwrap();
    let path = store.root().join("runs").join(&id).join("events.jsonl");
    (id, path)
}

#[test]
fn a_finished_run_reads_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let (id, _) = write_run(&store, 3);
    let record = store.read_run(&id[..20].to_lowercase()).unwrap();
    assert_eq!(record.integrity, Integrity::Whole);
    assert_eq!(record.events.len(), 3);
    assert_eq!(record.events[2].data["index"], 2);
    assert_eq!(store.read_run("last").unwrap().id, id);
    assert_eq!(store.run_ids().unwrap(), [id]);
}

#[test]
fn a_run_without_an_end_is_unfinished() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let mut run = store.start_run().unwrap();
    run.append("run.started", &json!({})).unwrap();
    assert_eq!(store.read_run(run.id()).unwrap().integrity, Integrity::Unfinished);
}

#[test]
fn an_unknown_run_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    assert!(matches!(store.read_run("last"), Err(LedgerError::UnknownRun { .. })));
    write_run(&store, 1);
    write_run(&store, 1);
    let Err(LedgerError::UnknownRun { candidates, .. }) = store.read_run("0") else { panic!("both ids begin with 0") };
    assert_eq!(candidates.len(), 2);
}

#[test]
fn a_cut_tail_is_found_through_the_head() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let (id, path) = write_run(&store, 4);
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    fs::write(&path, lines[..2].concat()).unwrap();
    let record = store.read_run(&id).unwrap();
    assert_eq!(record.events.len(), 2);
    assert!(matches!(record.integrity, Integrity::Broken { line: 3, .. }), "{:?}", record.integrity);
}

#[test]
fn a_damaged_blob_is_not_handed_out() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let mut run = store.start_run().unwrap();
    let hash = run.put_blob(b"define void @f()").unwrap();
    assert_eq!(run.put_blob(b"define void @f()").unwrap(), hash);
    assert_eq!(hash, BlobHash::of(b"define void @f()"));
    assert_eq!(store.blobs().get(hash).unwrap(), b"define void @f()");
    let name = hash.to_string();
    fs::write(store.root().join("blobs").join(&name[..2]).join(&name), b"define void @g()").unwrap();
    assert!(matches!(store.blobs().get(hash), Err(LedgerError::DamagedBlob { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_flipped_bit_is_found(position in any::<prop::sample::Index>(), bit in 0u8..8) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let (id, path) = write_run(&store, 5);
        let mut bytes = fs::read(&path).unwrap();
        let index = position.index(bytes.len());
        bytes[index] ^= 1 << bit;
        fs::write(&path, bytes).unwrap();
        prop_assert_ne!(store.read_run(&id).unwrap().integrity, Integrity::Whole);
    }

    #[test]
    fn any_cut_is_found(position in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let (id, path) = write_run(&store, 5);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..position.index(bytes.len())]).unwrap();
        prop_assert_ne!(store.read_run(&id).unwrap().integrity, Integrity::Whole);
    }
}
