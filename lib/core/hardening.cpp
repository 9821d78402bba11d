// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef INSITE_OPENSSL
#include <openssl/crypto.h>
#endif

namespace insite {

void forbidCoreDumps()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    // A limit of 0 does not bind a handler that the kernel pipes to.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

void leaveOpenSslToTheSystem()
{
#ifdef INSITE_OPENSSL
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
#endif
}

} // namespace insite
