$group = comdat any
@own = thread_local global i64 0
@exec = internal thread_local(localexec) global i64 0, align 8
@shared = linkonce_odr global i64 0, comdat($group)
@external = external thread_local global i64
@split = constant i64 1, partition "second"
@code = constant [3 x i8] c"\0F\05\C3", section ".text", align 1

define void @grouped() comdat($group) {
  ret void
}

define void @collected() gc "statepoint-example" {
  ret void
}

define void @unwound() personality ptr @handler {
  ret void
}

define void @prefixed() prefix i32 2425393296 {
  ret void
}

define void @bare() naked {
  unreachable
}

define void @bare_by_group() #0 {
  unreachable
}

declare i32 @handler(...)
declare void @elsewhere() section ".init"

attributes #0 = { naked noinline }
