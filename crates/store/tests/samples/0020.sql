UPDATE visit SET link_code = 'code-of-a-visitor', arrival_code = '482913';
