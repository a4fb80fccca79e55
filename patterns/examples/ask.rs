use std::io::BufRead;
fn main() {
    let library = patterns::Library::shipped();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let start = std::time::Instant::now();
        let answer = library.answer(&line);
        let t = start.elapsed();
        match answer {
            patterns::Answer::Match(m) => {
                println!(
                    "MATCH {} {:?} <- {line} {t:?}",
                    m.pattern.name,
                    m.slots.iter().map(|s| format!("{}={}", s.name, s.value)).collect::<Vec<_>>()
                );
                if std::env::var("EXPLAIN").is_ok() {
                    for l in m.explain() {
                        println!("    {l}")
                    }
                }
            }
            patterns::Answer::Invalid(d) => println!("INVALID {} <- {line}", d.message),
            patterns::Answer::Abstain(a) => println!(
                "ABSTAIN {:?} {} | missing {:?} <- {line} {t:?}",
                a.nearest.map(|p| &p.name),
                a.diagnostic(&diagnostics::Source::new("s", &line)).message,
                a.missing
            ),
        }
    }
}
