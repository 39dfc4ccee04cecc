using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks.Asking;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Tasks;

internal static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddScoped<TaskForms>();
        services.AddScoped<TaskForm, TextForm>();
        services.AddSingleton(TextForm.Example);
        services.AddScoped<TaskPlace>();
        services.AddScoped<TaskRoles>();
        services.AddScoped<TaskMails>();
        services.AddScoped<TaskReach>();
        services.AddScoped<TaskAnswers>();
        services.AddScoped<TaskFile>();
        services.AddScoped<WorkList>();
        services.AddScoped<ClaimTask>();
        services.AddScoped<DecideTask>();
        services.AddScoped<TaskUploads>();
        KnownTaskNames.Add(services);
        services.AddActivityWork<ApprovalWork>(PortalActivities.AwaitApproval);
        services.AddActivityWork<VerificationWork>(PortalActivities.AwaitVerification);
        services.AddActivityWork<UploadWork>(PortalActivities.AwaitUpload);
        return services.AddActivityWork<ProviderWork>(PortalActivities.AwaitProvider);
    }
}
