//! `replay:`: folders of kept replies.
//!
//! `reply_files/*.reply` cannot be used; beside each lies the message. `replay/*/requests` lists requests to the replies
//! of its folder, one line each (`step | purpose | user text`); `expected` lists what comes back.

use crate::case::{compare_file, entries, report, request, settings, show};
use models::{ModelError, Purpose, Request, Settings};
use std::os::unix::fs::symlink;
use std::path::Path;

fn there(directory: &Path) -> Settings {
    Settings { directory: directory.to_owned(), ..settings() }
}

fn open_error(directory: &Path) -> ModelError {
    models::open("replay:replies", &there(directory)).err().expect("cannot be opened")
}

/// A project folder with `replies/NAME` for each of `files`.
fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    let replies = project.path().join("replies");
    std::fs::create_dir(&replies).unwrap();
    for (name, bytes) in files {
        std::fs::write(replies.join(name), bytes).unwrap();
    }
    project
}

const AUTHORED: &str = "+++\norigin = \"authored\"\nstep = \"create a.ll\"\npurpose = \"implement\"\nordinal = 0\n+++\ntext";

#[test]
fn files_that_cannot_be_used_say_why() {
    let differences = entries("reply_files", "reply").into_iter().filter_map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let project = project(&[(name, &std::fs::read(&path).unwrap())]);
        let error = open_error(project.path());
        let shown = show(&Err(error)).replace(project.path().to_str().unwrap(), "PROJECT");
        compare_file(&path.with_extension("expected"), &shown)
    });
    report(differences.collect());
}

#[test]
fn requests_are_answered_as_the_folder_says() {
    let differences = entries("replay", "").into_iter().filter_map(|folder| {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let mut model = models::open(&format!("replay:{name}"), &there(folder.parent().unwrap())).unwrap();
        let requests = std::fs::read_to_string(folder.join("requests")).unwrap();
        let outcomes = requests.lines().map(|line| format!("> {line}\n{}", show(&model.complete(&parse_request(line)))));
        let shown = outcomes.collect::<String>().replace(folder.parent().unwrap().to_str().unwrap(), "FOLDER");
        compare_file(&folder.join("expected"), &shown)
    });
    report(differences.collect());
}

fn parse_request(line: &str) -> Request {
    let [step, purpose, user] = line.split(" | ").collect::<Vec<_>>().try_into().expect("step | purpose | user text");
    let purpose = [Purpose::Implement, Purpose::Repair, Purpose::Missing, Purpose::Plan].into_iter().find(|known| known.name() == purpose);
    Request { step: step.into(), purpose: purpose.unwrap(), ..request(user) }
}

#[test]
fn text_is_verbatim_to_the_last_byte() {
    for text in ["", "\n", "no line end", "+++\nnot a fence\n+++\n", "\r\n\u{1b}[2J\0\n"] {
        let file = AUTHORED.replace("\ntext", &format!("\n{text}"));
        let project = project(&[("a.reply", file.as_bytes())]);
        let mut model = models::open("replay:replies", &there(project.path())).unwrap();
        let reply = model.complete(&Request { step: "create a.ll".into(), ..request("x") }).unwrap();
        assert_eq!(reply.text, text);
        assert_eq!(reply.model, "replay:replies");
    }
}

#[test]
fn a_link_out_of_the_folder_is_refused() {
    let project = project(&[]);
    std::fs::write(project.path().join("outside.reply"), AUTHORED).unwrap();
    symlink("../outside.reply", project.path().join("replies/a.reply")).unwrap();
    let error = open_error(project.path());
    assert!(error.to_string().contains("a link that leads out of the folder"), "{error}");
}

#[test]
fn only_regular_files_of_a_sane_size_are_read() {
    type Make = fn(&Path);
    let cases: [(&str, Make); 4] = [
        ("not a regular file", |path| nix::unistd::mkfifo(path, nix::sys::stat::Mode::S_IRWXU).unwrap()),
        ("not a regular file", |path| std::fs::create_dir(path).unwrap()),
        ("more than 8 MiB", |path| std::fs::File::create(path).unwrap().set_len((8 << 20) + 1).unwrap()),
        ("No such file", |path| symlink("nowhere", path).unwrap()),
    ];
    for (expected, make) in cases {
        let project = project(&[]);
        make(&project.path().join("replies/a.reply"));
        let error = open_error(project.path());
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(error.exit_class(), 2);
    }
}

#[test]
fn two_files_for_one_place_are_refused() {
    let project = project(&[("a.reply", AUTHORED.as_bytes()), ("b.reply", AUTHORED.as_bytes())]);
    let error = open_error(project.path()).to_string();
    assert!(error.contains("b.reply") && error.contains("so does `a.reply`"), "{error}");
}

#[test]
fn a_folder_without_replies_is_refused() {
    for (name, bytes, expected) in [("note.txt", b"x", "holds no file"), ("a.reply", b"\xff", "not UTF-8")] {
        let error = open_error(project(&[(name, bytes)]).path()).to_string();
        assert!(error.contains(expected), "{error}");
    }
    let nowhere = models::open("replay:nowhere", &settings()).err().unwrap();
    assert!(matches!(nowhere, ModelError::ReplyFile(_)));
    assert!(matches!(models::open("replay:", &settings()), Err(ModelError::BadSpec { .. })));
}

#[test]
fn replaying_works_offline() {
    let project = project(&[("a.reply", AUTHORED.as_bytes())]);
    assert!(models::open("replay:replies", &Settings { offline: true, ..there(project.path()) }).is_ok());
}
