/// The users and groups that the guest knows, for rules that name them.
public enum GuestUsers {
  /// Ordinary users with a group of the same number.
  public static let alice: UInt32 = 1000
  public static let bob: UInt32 = 1001
  public static let carol: UInt32 = 1002
  /// A group without a user.
  public static let staff: UInt32 = 50

  static let passwd = """
    root:x:0:0:root:/root:/bin/sh
    daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
    bin:x:2:2:bin:/bin:/usr/sbin/nologin
    man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
    mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
    www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
    _apt:x:42:65534::/nonexistent:/usr/sbin/nologin
    nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
    systemd-network:x:998:998:systemd Network Management:/:/usr/sbin/nologin
    systemd-timesync:x:997:997:systemd Time Synchronization:/:/usr/sbin/nologin
    messagebus:x:100:107::/nonexistent:/usr/sbin/nologin
    sshd:x:101:65534::/run/sshd:/usr/sbin/nologin
    _chrony:x:102:108:Chrony daemon:/var/lib/chrony:/usr/sbin/nologin
    alice:x:1000:1000::/home/alice:/bin/sh
    bob:x:1001:1001::/home/bob:/bin/sh
    carol:x:1002:1002::/home/carol:/bin/sh

    """

  static let group = """
    root:x:0:
    daemon:x:1:
    bin:x:2:
    sys:x:3:
    adm:x:4:alice
    tty:x:5:
    mail:x:8:
    www-data:x:33:
    shadow:x:42:
    staff:x:50:bob
    users:x:100:
    messagebus:x:107:
    _chrony:x:108:
    alice:x:1000:
    bob:x:1001:
    carol:x:1002:
    nogroup:x:65534:

    """
}
