using System.Diagnostics;

namespace Engine.SignIn.Protection;

/// <summary>
/// The only place where passwords are hashed: on one thread per processor, at a priority below that of requests, with a short queue. A
/// flood of sign-ins therefore costs other pages nothing to speak of (AUT-10); who finds the queue full hears so at once. Devices
/// that signed in before have a queue of their own, which goes first (AUT-2).
/// </summary>
public sealed class HashGate(SignInMetrics metrics) : IDisposable
{
    /// <summary>Hashes per processor that run or wait: of strangers, and of those who showed something of theirs before.</summary>
    private const int RoomPerProcessor = 5, KnownRoomPerProcessor = 20;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly Queue<Action> known = new();
    private readonly Queue<Action> others = new();
    private readonly CancellationTokenSource end = new();
    private int knownInside, othersInside;
    private bool started;

    /// <summary>Places for strangers.</summary>
    public static int Room => RoomPerProcessor * Environment.ProcessorCount;

    /// <param name="isKnown">True for a known device, for who is signed in and for who holds a mailed link.</param>
    /// <returns>A place, to be given back by disposing it; null when there is none.</returns>
    public HashPlace? TryEnter(bool isKnown)
    {
        lock (gate)
        {
            ref var inside = ref isKnown ? ref knownInside : ref othersInside;
            if (inside >= (isKnown ? KnownRoomPerProcessor : RoomPerProcessor) * Environment.ProcessorCount)
            {
                return null;
            }

            inside++;
            return new(this, isKnown);
        }
    }

    internal Task<T> RunAsync<T>(Func<T> hash, bool isKnown)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var from = Stopwatch.GetTimestamp();
        lock (gate)
        {
            (isKnown ? known : others).Enqueue(() =>
            {
                try
                {
                    result.SetResult(hash());
                }
                catch (Exception fault)
                {
                    result.SetException(fault);
                }

                metrics.Hashed(Stopwatch.GetElapsedTime(from));
            });
            Start();
        }

        work.Release();
        return result.Task;
    }

    internal void Leave(bool isKnown)
    {
        lock (gate)
        {
            ref var inside = ref isKnown ? ref knownInside : ref othersInside;
            inside--;
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    private void Start()
    {
        for (var i = 0; !started && i < Environment.ProcessorCount; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "hash" }.Start(end.Token);
        }

        started = true;
    }

    private void Work(object? state)
    {
        ThreadNiceness.Lower();
        try
        {
            for (var token = (CancellationToken)(state ?? default(CancellationToken)); ;)
            {
                work.Wait(token);
                Next()();
            }
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    private Action Next()
    {
        lock (gate)
        {
            return known.TryDequeue(out var first) ? first : others.Dequeue();
        }
    }
}

/// <summary>The right to one hash after the other.</summary>
public sealed class HashPlace(HashGate gate, bool isKnown) : IDisposable
{
    private bool left;

    public Task<T> RunAsync<T>(Func<T> hash) => gate.RunAsync(hash, isKnown);

    public void Dispose()
    {
        if (!left)
        {
            left = true;
            gate.Leave(isKnown);
        }
    }
}
