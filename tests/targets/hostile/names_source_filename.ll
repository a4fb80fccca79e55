; gate: passes
; llvm: built
source_filename = "/etc/passwd\0A\1B[2J"
define i64 @main() {

  ret i64 0
}
