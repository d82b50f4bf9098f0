/**
 * A function of the shell that lays a folder which may be written to over others that are only read:
 * `overlay LAYERS LOWER [FILES]` makes it at LAYERS/root. FILES stand over what is below, in place of links of the same name too.
 *
 * The layers lie in memory: an overlay takes no other overlay (a container's root) as its upper layer, and dpkg waits for the disk
 * after every file. All of it is gone with the namespace of mounts that it is called in.
 */
export const overlay = `overlay() {
	mount -t tmpfs tmpfs "$1"
	mkdir "$1/upper" "$1/work" "$1/root"
	[ -z "$3" ] || cp -a "$3/." "$1/upper/"
	mount -t overlay overlay -o "lowerdir=$2,upperdir=$1/upper,workdir=$1/work" "$1/root"
}`
