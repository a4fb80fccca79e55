define void @f(%struct.FILE* %file, %0* %x) {
  %slot = alloca %struct.FILE*
  store %struct.FILE* %file, %struct.FILE** %slot
  ret void
}
