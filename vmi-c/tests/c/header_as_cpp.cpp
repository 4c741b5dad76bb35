// The header, read as C++: declarations, linkage, and the way in which a C++ program would own a handle.
#include "vmi.h"

#include <memory>

int main() {
    VmiTable *made = nullptr;
    if (vmi_table_new("items", &made) != VMI_OK) {
        return 1;
    }
    std::unique_ptr<VmiTable, decltype(&vmi_table_free)> table(made, vmi_table_free);
    VmiErrorInfo info = VmiErrorInfo();
    info.struct_size = sizeof info;
    bool is_as_expected = vmi_table_rows(table.get()) == 0 && vmi_last_error(&info) == VMI_OK && info.code == VMI_OK;
    return is_as_expected && vmi_abi_version() == VMI_ABI_VERSION ? 0 : 1;
}
