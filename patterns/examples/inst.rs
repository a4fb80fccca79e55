use patterns::*;
fn main() {
    let Answer::Match(m) = Library::shipped().answer(&std::env::args().nth(1).unwrap()) else { panic!() };
    let content = Content {
        files: [("index.html", b"<h1>\"x\"\\</h1>\n".to_vec()), ("about.txt", vec![]), ("big.svg", vec![0xe4; 5000])]
            .into_iter()
            .map(|(a, b)| (a.to_owned(), b))
            .collect(),
    };
    let i = m.instantiate(&Inputs { content: Some(&content) }).unwrap();
    for (n, t) in &i.modules {
        std::fs::write(format!("/tmp/inst/{n}"), t).unwrap();
    }
    println!("{}", i.expectations);
}
