declare int @puts(const char*)
declare void* @malloc(size_t)
declare unsigned long @strlen(char const *)

define int @main(int %argc, char** %argv) {
entry:
  %n = alloca int, align 4
  store int 0, int* %n
  %text = load char*, char** %argv
  %r = call int @puts(char* %text)
  %length = call unsigned long @strlen(char* %text)
  %short = trunc unsigned long %length to short
  ret int %r
}

!llvm.module.flags = !{!0}
!0 = !{int 1, !"wchar_size", int 4}
