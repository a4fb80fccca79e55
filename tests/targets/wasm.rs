//! WebAssembly modules, in an engine.

use crate::harness::{module, worker};
use crate::machines::request_for;
use targets::{Built, Failure, Optimisation, Target};
use wasmi::{Engine, Extern, Instance, Linker, Memory, Module, Store, WasmParams, WasmResults};

struct Running {
    store: Store<()>,
    instance: Instance,
}

impl Running {
    fn new(wasm: &[u8]) -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, wasm).unwrap();
        assert_eq!(module.imports().count(), 0, "the module asks its host for something");
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module).unwrap();
        Self { store, instance }
    }

    fn call<P: WasmParams, R: WasmResults>(&mut self, name: &str, parameters: P) -> R {
        let function = self.instance.get_typed_func::<P, R>(&self.store, name).unwrap();
        function.call(&mut self.store, parameters).unwrap()
    }

    fn memory(&self) -> Memory {
        self.instance.get_memory(&self.store, "memory").unwrap()
    }

    fn exports(&self) -> Vec<String> {
        let functions = self.instance.exports(&self.store).filter(|export| matches!(export.clone().into_extern(), Extern::Func(_)));
        let mut names: Vec<_> = functions.map(|export| export.name().to_owned()).collect();
        names.sort_unstable();
        names
    }
}

fn build(parts: &[(&str, &str)], exports: &[&str], optimisation: Optimisation) -> Result<Built, Failure> {
    let mut request = request_for(Target::Wasm32, parts);
    request.optimisation = optimisation;
    request.settings.exports = exports.iter().map(|name| (*name).to_owned()).collect();
    worker().build(&request)
}

const MODULE: &str = "
    @names = internal constant [2 x ptr] [ptr @one, ptr @two]
    @one = internal constant [3 x i8] c\"one\"
    @two = internal constant [3 x i8] c\"two\"
    @steps = internal constant [2 x ptr] [ptr @double, ptr @negate]
    @count = internal global i64 40
    declare i64 @text_reverse_bytes(ptr, i64, ptr, i64)
    declare i64 @number_format_i64(i64, ptr, i64)
    define internal i64 @double(i64 %x) noinline {
      %y = shl i64 %x, 1
      ret i64 %y
    }
    define internal i64 @negate(i64 %x) noinline {
      %y = sub i64 0, %x
      ret i64 %y
    }
    define i64 @apply(i64 %index, i64 %x) {
      %place = getelementptr ptr, ptr @steps, i64 %index
      %step = load ptr, ptr %place
      %y = call i64 %step(i64 %x)
      ret i64 %y
    }
    define i64 @letter(i64 %index, i64 %place) {
      %at = getelementptr ptr, ptr @names, i64 %index
      %name = load ptr, ptr %at
      %byte_at = getelementptr i8, ptr %name, i64 %place
      %byte = load i8, ptr %byte_at
      %wide = zext i8 %byte to i64
      ret i64 %wide
    }
    define i64 @next() {
      %old = load i64, ptr @count
      %new = add i64 %old, 1
      store i64 %new, ptr @count
      ret i64 %new
    }
    define i64 @reverse(ptr %text, i64 %length, ptr %out, i64 %capacity) {
      %written = call i64 @text_reverse_bytes(ptr %text, i64 %length, ptr %out, i64 %capacity)
      ret i64 %written
    }
    ; A name of C's, with another meaning: it must not be taken for it.
    define double @log(double %x) {
      %y = fadd double %x, 1.0
      ret double %y
    }
    define double @two_logs(double %x) {
      %y = call double @log(double %x)
      %z = call double @log(double %y)
      ret double %z
    }
    define i64 @fill(i64 %count) {
    entry:
      %room = alloca [5000 x i8]
      br label %loop
    loop:
      %index = phi i64 [ 0, %entry ], [ %next, %loop ]
      %place = getelementptr i8, ptr %room, i64 %index
      store i8 7, ptr %place
      %next = add i64 %index, 1
      %more = icmp ult i64 %next, %count
      br i1 %more, label %loop, label %end
    end:
      %last = sub i64 %count, 1
      %last_place = getelementptr i8, ptr %room, i64 %last
      %byte = load volatile i8, ptr %last_place
      %wide = zext i8 %byte to i64
      ret i64 %wide
    }
";

const EXPORTS: [&str; 7] = ["apply", "fill", "letter", "log", "next", "reverse", "two_logs"];

#[test]
fn exported_functions_do_in_an_engine_what_they_do_natively() {
    for optimisation in Optimisation::ALL {
        let built = build(&[("main.ll", MODULE)], &EXPORTS, optimisation).unwrap_or_else(|failure| panic!("{optimisation:?}: {failure}"));
        let mut running = Running::new(&built.elf);
        assert_eq!(running.exports(), EXPORTS);
        assert_eq!(running.call::<_, i64>("apply", (0i64, 21i64)), 42);
        assert_eq!(running.call::<_, i64>("apply", (1i64, 21i64)), -21);
        assert_eq!(running.call::<_, i64>("letter", (1i64, 2i64)), i64::from(b'o'));
        assert_eq!(running.call::<_, i64>("next", ()), 41);
        assert_eq!(running.call::<_, i64>("next", ()), 42);
        assert!((running.call::<_, f64>("two_logs", (1.5f64,)) - 3.5).abs() < 1e-9);
        assert_eq!(running.call::<_, i64>("fill", (5000i64,)), 7);
    }
}

#[test]
fn texts_are_passed_in_the_exported_memory() {
    let built = build(&[("main.ll", MODULE)], &["reverse"], Optimisation::O2).unwrap();
    let mut running = Running::new(&built.elf);
    assert_eq!(running.exports(), ["reverse"]);
    let memory = running.memory();
    // Behind everything that the module uses itself.
    let page = memory.grow(&mut running.store, 1).unwrap() as usize * 65536;
    memory.write(&mut running.store, page, b"hello").unwrap();
    let (text, out) = (page as i32, page as i32 + 100);
    assert_eq!(running.call::<_, i64>("reverse", (text, 5i64, out, 5i64)), 5);
    let mut reversed = [0; 5];
    memory.read(&running.store, out as usize, &mut reversed).unwrap();
    assert_eq!(&reversed, b"olleh");
    assert_eq!(running.call::<_, i64>("reverse", (text, 5i64, out, 4i64)), -1);
    assert!(built.elf.len() < 1000, "{} bytes", built.elf.len());
}

#[test]
fn a_module_is_the_same_every_time() {
    let build = || build(&[("main.ll", MODULE)], &EXPORTS, Optimisation::O2).unwrap().elf;
    assert!(build() == build());
}

#[test]
fn what_a_module_cannot_do_is_refused() {
    let system_call = "declare i64 @sys_getpid()\ndefine i64 @f() {\n  %id = call i64 @sys_getpid()\n  ret i64 %id\n}\n";
    let wide = "define i128 @f(i128 %x, i128 %y) {\n  %z = sdiv i128 %x, %y\n  ret i128 %z\n}\n";
    let cases: [(&str, &str, &str); 4] = [
        (system_call, "f", "undefined symbol `@sys_getpid`"),
        (wide, "f", "processor lacks"),
        (MODULE, "nowhere", "no module defines the exported function `@nowhere`"),
        (MODULE, "double", "no module defines the exported function `@double`"),
    ];
    for (text, export, reason) in cases {
        match build(&[("main.ll", text)], &[export], Optimisation::O2) {
            Err(Failure::Rejected(messages)) => assert!(messages[0].text.contains(reason), "{messages:?}"),
            other => panic!("{reason}: {other:?}"),
        }
    }
}

#[test]
fn a_module_without_exports_is_empty() {
    let request = request_for(Target::Wasm32, &[]);
    let mut with_own = request.clone();
    with_own.modules.push(module("main.ll", MODULE));
    let built = worker().build(&with_own).unwrap();
    assert!(Running::new(&built.elf).exports().is_empty());
}
