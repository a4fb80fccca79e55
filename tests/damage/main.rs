//! Behaviour is kept, and damage is mended: proofs over the base modules, the generated damage and the damage by hand.

mod damage_itself;
mod kept;
mod mended;
mod page;

use damage::Base;

fn bases() -> Vec<Base> {
    damage::bases().unwrap()
}
