//! stub
use crate::exit::{Exit, Failure};
pub fn run(_global: &crate::arguments::Global, _a: &crate::arguments::TestArguments, _c: crate::console::Console) -> Result<Exit, Failure> { Ok(Exit::Success) }
