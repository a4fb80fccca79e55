fn main() {
    let s = std::time::Instant::now();
    let l = patterns::Library::shipped();
    println!("load {:?}", s.elapsed());
    for p in l.patterns() { println!("{} words {}", p.name, p.vocabulary().count()); println!("{}", format!("{p:?}").matches("next:").count()); }
    for s in ["and ".repeat(500), "the data it ".repeat(160), "/a ".repeat(600), "8 ".repeat(900), "\"a".repeat(900), "(".repeat(1999), "echo back it ".repeat(150)] {
        let t = std::time::Instant::now();
        let _ = l.answer(&s);
        println!("{:?} {}", t.elapsed(), &s[..20]);
    }
}
