//! What is found of the machine, and what is said about it.

use super::life::copies_for_an_ordinary_user;
use super::{COPIES, helper};
use sandbox::{Level, Sandbox};
use std::path::Path;
use std::process::Command;

#[test]
fn what_is_probed_is_what_can_be_had() {
    let probe = Sandbox::probe(&helper(), None);
    assert_eq!(probe.levels.iter().map(|probed| probed.level).collect::<Vec<_>>(), Level::LADDER);
    for probed in &probe.levels {
        let started = Sandbox::start(&helper(), Some(probed.level));
        assert_eq!(started.as_ref().map(|sandbox| sandbox.landlock()).ok(), probed.offers.as_ref().map(|offers| offers.landlock).ok());
        let offers = probed.offers.as_ref();
        assert!(offers.map_or(true, |offers| !offers.landlock || probe.landlock.is_some()), "{probe:?}");
    }
    assert_eq!(probe.level(), Sandbox::start(&helper(), None).ok().map(|sandbox| sandbox.level()));
    let missing = probe.landlock.is_none() || probe.levels.iter().any(|probed| probed.offers.is_err());
    assert_eq!(!probe.advice.is_empty(), missing, "{probe:?}");
    assert!(probe.python.is_ok(), "these tests need a Python that every user can read: {probe:?}");
}

/// The programs that tell are told apart from ones that only end well.
#[test]
fn on_this_machine_runs_can_be_repeated() {
    for probed in Sandbox::probe(&helper(), None).levels {
        if let Ok(offers) = probed.offers {
            assert!(offers.clock_traps && offers.fixed_addresses, "{}: {offers:?}", probed.level);
        }
    }
}

#[test]
fn without_the_helper_everything_is_refused_and_said() {
    let probe = Sandbox::probe(Path::new("/nonexistent/intentc-sandbox"), None);
    assert_eq!(probe.level(), None);
    assert!(probe.python.is_err());
    assert!(probe.advice.iter().any(|advice| advice.contains("beside `intentc`")), "{probe:?}");
}

/// Set in a process that [`has_no_user_namespaces`].
const WITHOUT_NAMESPACES: &str = "INTENTC_SANDBOX_TEST_WITHOUT_NAMESPACES";

/// A user namespace that allows no further one is a machine that allows none.
#[test]
fn where_namespaces_are_forbidden_the_lower_level_is_taken_and_the_setting_named() {
    let copies = copies_for_an_ordinary_user();
    let mut command = Command::new("setpriv");
    let identity = if copies.is_some() { &["--reuid=1234", "--regid=1234", "--clear-groups"][..] } else { &["--no-new-privs"] };
    let forbid = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$0\" --exact probe::has_no_user_namespaces";
    command.args(identity).args(["unshare", "--user", "--map-root-user", "sh", "-c", forbid]);
    match &copies {
        Some(copies) => command.arg(copies.path().join("tests")).env(COPIES, copies.path()),
        None => command.arg(std::env::current_exe().unwrap()),
    };
    let output = command.env(WITHOUT_NAMESPACES, "1").current_dir("/").output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}{}", String::from_utf8_lossy(&output.stderr));
}

/// Only of use to the test above.
#[test]
fn has_no_user_namespaces() {
    if std::env::var_os(WITHOUT_NAMESPACES).is_none() {
        return;
    }
    let probe = Sandbox::probe(&helper(), None);
    assert_eq!(probe.level(), Some(Level::Filter), "{probe:?}");
    let refusal = probe.levels[0].offers.as_ref().unwrap_err();
    assert_eq!((refusal.level, refusal.step.as_str()), (Level::Namespaces, "enter a user namespace"));
    assert_eq!(probe.advice, ["allow user namespaces: `sysctl user.max_user_namespaces=10000`"]);
    assert_eq!(probe.python.as_ref().map(|python| python.level), Ok(Level::Filter));
    let unavailable = Sandbox::start(&helper(), Some(Level::Namespaces)).err().unwrap();
    assert_eq!(unavailable.refusals.len(), 1, "a weaker level is not taken unasked");
}
