using System.Diagnostics.Metrics;
using Engine.SignIn.Protection;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.SignIn.Protection;

/// <summary>Hashing is bounded (AUT-10), and devices that are known go first (AUT-2).</summary>
public sealed class HashGateTests : IDisposable
{
    private readonly HashGate gate = new(new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));

    [Fact]
    public void A_full_queue_refuses_at_once_and_keeps_room_for_known_devices()
    {
        var places = Enumerable.Range(0, HashGate.Room).Select(_ => gate.TryEnter(isKnown: false).ShouldNotBeNull()).ToList();
        gate.TryEnter(isKnown: false).ShouldBeNull();
        using var known = gate.TryEnter(isKnown: true).ShouldNotBeNull();
        places[0].Dispose();
        places[0].Dispose();
        using var next = gate.TryEnter(isKnown: false).ShouldNotBeNull();
        gate.TryEnter(isKnown: false).ShouldBeNull();
    }

    [Fact]
    public async Task No_more_hashes_run_at_once_than_there_are_processors_and_known_devices_go_first()
    {
        using var hold = new ManualResetEventSlim();
        using var all = new CountdownEvent(Environment.ProcessorCount);
        var order = new List<string>();
        int running = 0, most = 0;
        var work = Enumerable.Range(0, HashGate.Room).Select(i => RunAsync(false, i < Environment.ProcessorCount ? "" : "other")).ToList();
        all.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        work.Add(RunAsync(true, "known"));
        hold.Set();
        await Task.WhenAll(work);
        most.ShouldBe(Environment.ProcessorCount);
        order.First(o => o.Length > 0).ShouldBe("known");

        Task<int> RunAsync(bool isKnown, string name) => gate.TryEnter(isKnown).ShouldNotBeNull().RunAsync(() =>
        {
            lock (order)
            {
                order.Add(name);
                most = Math.Max(most, ++running);
            }

            if (!hold.IsSet)
            {
                all.Signal();
            }

            hold.Wait();
            Thread.SpinWait(10_000);
            lock (order)
            {
                return running--;
            }
        });
    }

    [Fact]
    public async Task What_goes_wrong_in_a_hash_is_told_to_who_asked_and_leaves_the_thread_alive()
    {
        using var place = gate.TryEnter(isKnown: false).ShouldNotBeNull();
        await Should.ThrowAsync<FormatException>(() => place.RunAsync<int>(() => throw new FormatException()));
        (await place.RunAsync(() => 3)).ShouldBe(3);
    }

    public void Dispose() => gate.Dispose();
}
