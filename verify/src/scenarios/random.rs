//! Bytes without pattern, the same in every run.

/// SplitMix64 (Steele, Lea, Flood 2014), which is enough where nobody needs to be surprised twice.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// `count` bytes for one act of one client; others differ from the first bytes on.
pub(super) fn random_bytes(client: usize, act: usize, count: usize) -> Vec<u8> {
    let mut source = SplitMix((client as u64) << 32 | act as u64);
    let mut bytes = Vec::with_capacity(count.next_multiple_of(8));
    while bytes.len() < count {
        bytes.extend(source.next().to_le_bytes());
    }
    bytes.truncate(count);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_client_and_act_has_bytes_of_its_own_and_keeps_them() {
        assert_eq!(random_bytes(1, 2, 5000), random_bytes(1, 2, 5000));
        assert_eq!(random_bytes(1, 2, 13), random_bytes(1, 2, 5000)[..13]);
        assert_ne!(random_bytes(1, 2, 16), random_bytes(2, 1, 16));
        let bytes = random_bytes(0, 0, 100_000);
        let of_value = |value: u8| bytes.iter().filter(|&&byte| byte == value).count();
        assert!((0..=255).all(|value| (250..550).contains(&of_value(value))));
    }
}
