using System.Runtime.InteropServices;

namespace Engine.SignIn.Protection;

/// <summary>
/// Makes the calling thread give way to others. On Linux the runtime ignores the priority of a thread, although there every
/// thread has a niceness of its own, which anyone may raise.
/// </summary>
internal static class ThreadNiceness
{
    private const int ThisThread = 0;
    private const int Nice = 10;

    public static void Lower()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
        {
            // a refusal changes nothing: the thread keeps the priority that it has
            _ = SetPriority(ThisThread, 0, Nice);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int niceness);
}
