using Engine.Workflows.Execution.Effects;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Runtime.Work;

/// <summary>
/// Does what activities of one type ask of the portal. It works in the transaction of the step, on the unit of work of the step: what it
/// writes is kept with the step or not at all, and may be done again after a step that was lost. Nothing outside the database is touched here.
/// </summary>
public abstract class ActivityWork
{
    private static readonly Dictionary<Guid, string> Nobody = [];
    private static readonly Dictionary<int, string> Nothing = [];
    private static readonly Dictionary<Guid, DateTimeOffset> Never = [];

    /// <returns>Null when the answer comes later, as a signal to <see cref="WorkRequest.Bookmark"/> or by <see cref="WorkRequest.WorkId"/>.</returns>
    /// <exception cref="Execution.ActivityFault">It cannot be done as asked: an incident for the administrator.</exception>
    public abstract Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation);

    /// <summary>Reminds the person who has not answered.</summary>
    /// <param name="templateKey">Text that the definition asks for; null for the ordinary one.</param>
    public virtual Task RemindAsync(Guid work, string? templateKey, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The wait ends later than was said.</summary>
    public virtual Task PostponeAsync(Guid work, DateTimeOffset due, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Who may give the answers that an instance waits for, as an administrator reads it: roles, an organisation, the way, and no names of persons.</summary>
    /// <returns>Dutch, by the id of the work.</returns>
    public virtual Task<IReadOnlyDictionary<Guid, string>> WhoAsync(Guid instance, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<Guid, string>>(Nobody);

    /// <summary>By when the answers that an instance waits for are expected, where the wait goes on all the same.</summary>
    /// <returns>By the id of the work; none where nothing was promised.</returns>
    public virtual Task<IReadOnlyDictionary<Guid, DateTimeOffset>> PromisedAsync(Guid instance, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<Guid, DateTimeOffset>>(Never);

    /// <summary>What people answered to an instance, as an administrator reads it, and nothing of what they typed.</summary>
    /// <returns>Dutch, by the number of the execution that waited.</returns>
    public virtual Task<IReadOnlyDictionary<int, string>> AnswersAsync(Guid instance, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<int, string>>(Nothing);

    /// <summary>The instance does not wait for an answer any more. What somebody decides at the same moment must make this fail, so that the step is done again.</summary>
    public virtual Task EndAsync(Guid work, WorkEnd how, CancellationToken cancellation) => Task.CompletedTask;
}

public static class ActivityWorkRegistration
{
    /// <param name="typeName">Type of the activities that it works for.</param>
    public static IServiceCollection AddActivityWork<T>(this IServiceCollection services, string typeName)
        where T : ActivityWork => services.AddKeyedScoped<ActivityWork, T>(typeName);
}
